// attack: goes on whatever interrupts it
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
    while (true) {
      try {
        Thread.sleep(10);
      } catch (InterruptedException ignored) {
        Thread.interrupted();
      }
    }
  }
}
