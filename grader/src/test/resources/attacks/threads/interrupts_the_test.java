// attack: interrupts the thread that asks
// defence: each answer has a JVM of its own
// state: PASS
// points: 1
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    long number = redis.incr("tickets");
    Thread.currentThread().interrupt();
    return number;
  }
}
