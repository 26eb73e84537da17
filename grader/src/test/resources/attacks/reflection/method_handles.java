// attack: looks a method up
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.invoke.MethodHandles
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
      java.lang.invoke.MethodHandles.lookup();
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
