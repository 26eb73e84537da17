// attack: leaves a thread that keeps a JVM alive
// defence: each answer has a JVM of its own
// state: PASS
// points: 1
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
    new Thread(() -> {
      while (true) {
        Thread.onSpinWait();
      }
    }).start();
  }

  public long draw() {
    return redis.incr("tickets");
  }
}
