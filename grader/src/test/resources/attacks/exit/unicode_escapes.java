// attack: hides exit from whoever searches the text
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.System.exit(int)
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    \u0053ystem.\u0065xit(0);
    return 1;
  }
}
