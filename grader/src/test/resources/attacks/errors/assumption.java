// attack: has JUnit give the test up
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: org.junit.jupiter.api.Assumptions
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    org.junit.jupiter.api.Assumptions.assumeTrue(false);
    return 1;
  }
}
