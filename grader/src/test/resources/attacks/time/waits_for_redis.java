// attack: waits for a list that nobody fills
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
    while (redis.blpop(0, "never") == null) {
      Thread.onSpinWait();
    }
    return 1;
  }
}
