// attack: hides code in a remark that an escape ends
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
    // nothing to see here \u000a System.exit(0);
    return 1;
  }
}
