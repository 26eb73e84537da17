// attack: reads the solution
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.io.FileReader
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
      new java.io.FileReader("solutions/src/ch00_first_red/Tickets.java").read();
      return ++drawn;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
