package lab.backend;

import java.util.List;

/**
 * What runs in containers, and with which settings. {@code docker-compose.yml} says the same; a
 * test holds the two equal.
 */
final class Images {
  /** The last line of Redis that anybody may use for anything, and new enough for all we do. */
  static final String REDIS = "redis:7.2.5-alpine";

  /** The major version of the embedded server. */
  static final String POSTGRES = "postgres:17.6-alpine";

  /** Login of the lab in PostgreSQL. */
  static final String POSTGRES_ADMIN = "lab";

  private Images() {}

  static String redis() {
    return Settings.of("lab.redis.image", REDIS);
  }

  static String postgres() {
    return Settings.of("lab.postgres.image", POSTGRES);
  }

  /** Redis in memory alone, with four databases for each of 63 readers; no word has a blank. */
  static List<String> redisCommand(String password) {
    return List.of(
        "redis-server",
        "--requirepass",
        password,
        "--databases",
        "256",
        "--appendonly",
        "no",
        "--save",
        "",
        "--tcp-backlog",
        "1024",
        "--maxmemory",
        "1gb",
        "--maxmemory-policy",
        "noeviction");
  }

  /**
   * PostgreSQL for a room, quick and forgetful: nothing has to survive a power cut. A reader whose
   * machine has gone is noticed within a minute, and the slot is free again.
   */
  static List<String> postgresCommand() {
    return List.of(
        "postgres",
        "-c",
        "max_connections=1000",
        "-c",
        "shared_buffers=128MB",
        "-c",
        "fsync=off",
        "-c",
        "synchronous_commit=off",
        "-c",
        "full_page_writes=off",
        "-c",
        "jit=off",
        "-c",
        "deadlock_timeout=1min",
        "-c",
        "max_parallel_workers_per_gather=0",
        "-c",
        "timezone=UTC",
        "-c",
        "tcp_keepalives_idle=30",
        "-c",
        "tcp_keepalives_interval=10",
        "-c",
        "tcp_keepalives_count=3");
  }
}
