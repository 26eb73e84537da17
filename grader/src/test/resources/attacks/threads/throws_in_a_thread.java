// attack: has a handler of its own throw again
// defence: each answer has a JVM of its own
// state: PASS
// points: 1
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
    Thread thread = new Thread(() -> {
      throw new IllegalStateException("here");
    });
    thread.setUncaughtExceptionHandler((it, e) -> {
      throw new IllegalStateException("and here");
    });
    thread.start();
  }

  public long draw() {
    return redis.incr("tickets");
  }
}
