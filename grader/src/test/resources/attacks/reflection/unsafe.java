// attack: takes memory by address
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: sun.misc.Unsafe
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;
  private long drawn;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    System.out.println(sun.misc.Unsafe.class.hashCode());
    return ++drawn;
  }
}
