package lab.backend;

/**
 * Servers that somebody else has started, for instance by {@code docker-compose.yml}: one pair for
 * a whole room. {@code LAB_REDIS_URL} and {@code LAB_POSTGRES_URL} say where they are.
 */
final class ComposeBackend {
  /** Settings that name the servers; without them those of the file are meant, on this machine. */
  private static final String REDIS_URL = "lab.redis.url";

  private static final String POSTGRES_URL = "lab.postgres.url";

  /** As {@code docker-compose.yml} has them; a test holds the two equal. */
  static final String DEFAULT_REDIS = "redis://default:two-copies@127.0.0.1:26379";

  static final String DEFAULT_POSTGRES = "postgresql://lab:two-copies@127.0.0.1:25432";

  private static final String REMEDY =
      "start the servers (docker-compose up -d, or docker compose up -d), or say by LAB_REDIS_URL"
          + " and LAB_POSTGRES_URL where they are.";

  private ComposeBackend() {}

  /**
   * Takes a slot of the servers.
   *
   * @throws BackendMissing if they can't be used
   * @throws WrongSetting if an address has no sense
   */
  static Backend start() {
    Address redis = Address.of(REDIS_URL, "redis", "default", DEFAULT_REDIS);
    Address postgres =
        Address.of(POSTGRES_URL, "postgresql", Images.POSTGRES_ADMIN, DEFAULT_POSTGRES);
    return SharedServers.enter(redis, postgres, REMEDY);
  }
}
