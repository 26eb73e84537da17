// attack: sets a property
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.System.setProperty
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    System.setProperty("lab.backend", "compose");
    return redis.incr("tickets");
  }
}
