// attack: looks for a class of the tests
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.Class.forName
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
      Class.forName("ch00_first_red.TicketsTest");
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
