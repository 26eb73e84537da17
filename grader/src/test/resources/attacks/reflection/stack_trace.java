// attack: looks who is asking
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: getStackTrace
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
      if (new Exception().getStackTrace().length > 2) {
        drawn++;
      }
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
