// attack: never lets go of the lock of System.out
// defence: results leave by a way of their own
// state: PASS
// points: 1
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
    new Thread(() -> {
      synchronized (System.out) {
        while (true) {
          Thread.onSpinWait();
        }
      }
    }).start();
  }

  public long draw() {
    return redis.incr("tickets");
  }
}
