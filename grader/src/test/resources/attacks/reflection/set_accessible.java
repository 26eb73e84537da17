// attack: opens what is private in the client
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.Class.getDeclaredFields()
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
      var field = redis.getClass().getDeclaredFields()[0];
      field.setAccessible(true);
      field.set(redis, null);
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
