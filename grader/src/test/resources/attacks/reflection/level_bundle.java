// attack: has a level make a class from a name
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.util.logging.Level
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;
  private long drawn;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    try {
      System.out.print(new Mine().getLocalizedName());
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}

class Mine extends java.util.logging.Level {
  Mine() {
    super("key", 1, "ch00_first_red.Bundle");
  }
}
