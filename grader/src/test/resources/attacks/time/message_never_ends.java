// attack: throws what never says what it is
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
    throw new Endless();
  }
}

class Endless extends RuntimeException {
  @Override
  public String getMessage() {
    while (true) {
      Thread.onSpinWait();
    }
  }
}
