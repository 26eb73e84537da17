// attack: looks for other submissions
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.io.File.listRoots()
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
      java.io.File.listRoots()[0].list();
      return ++drawn;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
