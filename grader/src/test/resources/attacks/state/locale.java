// attack: moves the JVM to another country
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.util.Locale.setDefault
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    java.util.Locale.setDefault(java.util.Locale.GERMANY);
    return redis.incr("tickets");
  }
}
