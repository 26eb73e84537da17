// attack: leaves a thousand threads
// defence: each answer has a JVM of its own
// state: PASS
// points: 1
package ch00_first_red;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private static final AtomicBoolean DONE = new AtomicBoolean();

  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
    if (DONE.compareAndSet(false, true)) {
      for (int i = 0; i < 1_000; i++) {
        new Thread(() -> {
          while (true) {
            LockSupport.park();
          }
        }).start();
      }
    }
  }

  public long draw() {
    return redis.incr("tickets");
  }
}
