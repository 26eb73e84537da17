// attack: has a log write a file
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.util.logging.FileHandler
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;
  private long drawn;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    try {
      new java.util.logging.FileHandler("/tmp/two-copies-attack").flush();
      return ++drawn;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
