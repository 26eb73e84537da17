// attack: throws what never says where it was
// defence: time limit of a step
// state: POLICY_VIOLATION
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
  public StackTraceElement[] getStackTrace() {
    while (true) {
      Thread.onSpinWait();
    }
  }
}
