// attack: marks a method of its own as a test
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: org.junit.jupiter.api.Test
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  @org.junit.jupiter.api.Test
  void passes() {}

  private final RedisClient redis;
  private long drawn;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    return ++drawn;
  }
}
