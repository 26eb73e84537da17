// attack: ends the JVM past its shutdown hooks
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.Runtime.halt(int)
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    Runtime.getRuntime().halt(0);
    return 1;
  }
}
