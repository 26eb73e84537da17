// attack: waits for a thread that waits for it
// defence: time limit of a step
// state: TIMEOUT
// points: 0
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    try {
      Object one = new Object();
      Object two = new Object();
      Thread other;
      synchronized (one) {
        other = new Thread(() -> {
          synchronized (two) {
            synchronized (one) {
              one.notifyAll();
            }
          }
        });
        synchronized (two) {
          other.start();
        }
        other.join();
      }
      return 1;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
