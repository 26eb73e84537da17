// attack: reads the test by its class loader
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.Class.getResourceAsStream
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
      Tickets.class.getResourceAsStream("TicketsTest.class").read();
      return ++drawn;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
