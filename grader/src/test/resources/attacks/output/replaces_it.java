// attack: puts a stream of its own in the place of System.out
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.System.setOut
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;
  private long drawn;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    System.setOut(null);
    return ++drawn;
  }
}
