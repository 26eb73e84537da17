// attack: listens for what nobody says
// defence: time limit of a step
// state: TIMEOUT
// points: 0
package ch00_first_red;

import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    while (true) {
      try {
        redis.subscribe(new JedisPubSub() {}, "silence");
      } catch (RuntimeException late) {
        Thread.onSpinWait();
      }
    }
  }
}
