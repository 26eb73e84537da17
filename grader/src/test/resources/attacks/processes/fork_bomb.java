// attack: starts processes without an end
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
      while (true) {
        new ProcessBuilder("sh", "-c", "sleep 1000 & sleep 1000").start();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
