// attack: fills the pool that all of a JVM share
// defence: each answer has a JVM of its own
// state: PASS
// points: 1
package ch00_first_red;

import java.util.concurrent.ForkJoinPool;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
    for (int i = 0; i < 64; i++) {
      ForkJoinPool.commonPool().execute(() -> {
        while (true) {
          Thread.onSpinWait();
        }
      });
    }
  }

  public long draw() {
    return redis.incr("tickets");
  }
}
