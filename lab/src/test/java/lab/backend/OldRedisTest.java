package lab.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import lab.redis.Redis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/**
 * A Redis as it was before 6.0, with one password and no users: Windows has no other. The program
 * is the one of this machine, told to be old.
 */
class OldRedisTest {
  private Run run;
  private RedisServer server;
  private Servers servers;

  @BeforeEach
  void start() throws IOException {
    Cache cache = Cache.ofUser();
    run = Run.create(cache);
    RedisBinary here = RedisBinary.find(cache, Platform.here());
    RedisBinary old = new RedisBinary(here.program(), 500);
    server = RedisServer.start(run.folder().resolve("redis"), old, Ports::free);
    RedisConfig config = server.config();
    servers =
        Servers.of(
            new Address(Ports.LOOPBACK, config.port(), config.admin()),
            config.student(),
            new Address(Ports.LOOPBACK, 1, config.admin()),
            0,
            Set.of());
  }

  @AfterEach
  void end() {
    server.process().end();
    server.process().awaitEnd();
    run.close();
  }

  @Test
  void lets_lab_and_reader_in_and_its_time_can_be_moved() {
    try (Redis lab = new Redis(servers);
        RedisClient reader = Logins.redis(servers, servers.redisStudent())) {
      reader.setex("entry", 60, "value");
      lab.pass(Duration.ofSeconds(50));
      assertThat(reader.ttl("entry")).isBetween(8L, 10L);
      lab.pass(Duration.ofSeconds(20));
      assertThat(lab.entries()).isEqualTo(List.of());
    }
  }
}
