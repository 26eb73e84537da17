// attack: runs after it is gone
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.ref.Cleaner
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    java.lang.ref.Cleaner.create().register(this, () -> {});
    return redis.incr("tickets");
  }
}
