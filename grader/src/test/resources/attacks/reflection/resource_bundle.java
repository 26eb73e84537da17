// attack: has a bundle made from a name
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.util.ResourceBundle
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
      java.util.ResourceBundle.getBundle("x").keySet();
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
