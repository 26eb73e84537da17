// attack: looks for the nonce in the environment
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.System.getenv
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
      System.getenv().forEach((name, value) -> System.out.println(value));
      return ++drawn;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
