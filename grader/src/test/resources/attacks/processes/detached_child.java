// attack: starts a process that outlives its session
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.ProcessBuilder
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    try {
      new ProcessBuilder("setsid", "sleep", "1000").start();
      return redis.incr("tickets");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
