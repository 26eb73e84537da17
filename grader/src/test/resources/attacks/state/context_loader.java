// attack: gives threads another class loader
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.Thread.setContextClassLoader
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    Thread.currentThread().setContextClassLoader(null);
    return redis.incr("tickets");
  }
}
