// attack: reads objects of any class
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.io.ObjectInputStream
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
      new java.io.ObjectInputStream(new java.io.ByteArrayInputStream(new byte[4])).readObject();
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
