// attack: has a log make a class from a name
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.util.logging.Logger.getLogger
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
      java.util.logging.Logger.getLogger("x", "x");
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
