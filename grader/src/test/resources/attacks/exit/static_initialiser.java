// attack: ends the JVM before a test can fail
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.System.exit(int)
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  static {
    System.exit(0);
  }

  private final RedisClient redis;
  private long drawn;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    return ++drawn;
  }
}
