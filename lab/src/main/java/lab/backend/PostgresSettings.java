package lab.backend;

/** The configuration files of our PostgreSQL. */
final class PostgresSettings {
  private PostgresSettings() {}

  /**
   * {@code postgresql.conf}: loopback only, quick to start and small; nothing survives a power cut,
   * and nothing has to. Wants a port on the command line. Passwords are hashed in few rounds: ours
   * can't be guessed, and the usual 4096 cost a young JVM 10 ms for each connection. The lab tells
   * a deadlock at once; a server that ends one in real time would come in between on a busy
   * machine.
   */
  static String config(Platform platform) {
    return """
    listen_addresses = '127.0.0.1'
    unix_socket_directories = ''
    max_connections = 100
    superuser_reserved_connections = 10
    shared_buffers = 16MB
    huge_pages = off
    fsync = off
    synchronous_commit = off
    full_page_writes = off
    wal_level = minimal
    max_wal_senders = 0
    max_wal_size = 32MB
    wal_recycle = off
    wal_init_zero = off
    autovacuum = off
    jit = off
    deadlock_timeout = 1min
    max_worker_processes = 0
    max_parallel_workers_per_gather = 0
    max_logical_replication_workers = 0
    bgwriter_lru_maxpages = 0
    checkpoint_timeout = 1h
    log_checkpoints = off
    logging_collector = off
    timezone = 'UTC'
    log_timezone = 'UTC'
    datestyle = 'iso, ymd'
    lc_messages = 'C'
    password_encryption = 'scram-sha-256'
    scram_iterations = 16
    """
        // with another kind, segments outlive a server that was killed
        + (platform.isWindows() ? "" : "dynamic_shared_memory_type = mmap\n");
  }

  /** {@code pg_hba.conf}: everybody comes through loopback and needs a password. */
  static String access() {
    return "host all all 127.0.0.1/32 scram-sha-256\n";
  }
}
