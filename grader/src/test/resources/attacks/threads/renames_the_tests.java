// attack: renames the thread of the tests
// defence: each answer has a JVM of its own
// state: PASS
// points: 1
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
    Thread.currentThread().setName("PASS");
    Thread.currentThread().setPriority(1);
  }

  public long draw() {
    return redis.incr("tickets");
  }
}
