// attack: handles what all threads throw
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.Thread.setDefaultUncaughtExceptionHandler
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {});
    return redis.incr("tickets");
  }
}
