// attack: starts a shell
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.Runtime.exec(java.lang.String)
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    try {
      Runtime.getRuntime().exec("touch /tmp/two-copies-attack");
      return 1;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
