// attack: looks for the nonce in the properties
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.System.getProperties
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
      System.getProperties().list(System.out);
      return ++drawn;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
