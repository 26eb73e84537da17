package lab.lease;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/**
 * The lock of chapter 3, for all nodes that share a Redis: a key with a token of its owner's, which
 * ends by itself if the owner dies. It saves work and makes nothing correct: a failover can hand it
 * to two.
 */
public final class Leases {
  private static final String GIVE_BACK =
      "if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end";

  private static final String STORE =
      "if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end"
          + " redis.call('set', KEYS[2], ARGV[2], 'PX', ARGV[3]) return 1";

  private final RedisClient redis;

  public Leases(RedisClient redis) {
    this.redis = redis;
  }

  /**
   * Gets the lease, unless somebody has it; waits for nobody. One command.
   *
   * @param key where it stands in Redis, no other entry's
   * @param length after which it ends by itself, at least 1 ms
   */
  public Optional<Lease> tryGet(String key, Duration length) {
    String token = UUID.randomUUID().toString();
    SetParams ifNobodyHasIt = SetParams.setParams().nx().px(length.toMillis());
    return redis.set(key, token, ifNobodyHasIt) == null
        ? Optional.empty()
        : Optional.of(new Lease(key, token));
  }

  /** A lease that was got. Any thread may use it. */
  public final class Lease implements AutoCloseable {
    private final String key;
    private final String token;

    private Lease(String key, String token) {
      this.key = key;
      this.token = token;
    }

    /**
     * Stores a text if this lease has not ended, in the same step; else a later owner may have
     * stored a newer one. One command.
     *
     * @param lifetime of the entry; if it is under 1 ms, nothing is stored
     * @return whether it was stored
     */
    public boolean store(String entry, String text, Duration lifetime) {
      if (lifetime.toMillis() < 1) {
        return false;
      }
      List<String> values = List.of(token, text, String.valueOf(lifetime.toMillis()));
      return Long.valueOf(1).equals(redis.eval(STORE, List.of(key, entry), values));
    }

    /** Gives the lease back, if it has not ended. One command. */
    @Override
    public void close() {
      redis.eval(GIVE_BACK, List.of(key), List.of(token));
    }
  }
}
