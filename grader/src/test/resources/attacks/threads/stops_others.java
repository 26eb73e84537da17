// attack: ends the threads of others
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.Thread.stop()
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    Thread.currentThread().stop();
    return 1;
  }
}
