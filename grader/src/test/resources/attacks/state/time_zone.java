// attack: moves the JVM to another zone
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.util.TimeZone.setDefault
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("Asia/Tokyo"));
    return redis.incr("tickets");
  }
}
