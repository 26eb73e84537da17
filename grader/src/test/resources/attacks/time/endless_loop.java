// attack: never returns
// defence: time limit of a step
// state: TIMEOUT
// points: 0
// told: stopped
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    while (redis != null) {
      Thread.onSpinWait();
    }
    return 1;
  }
}
