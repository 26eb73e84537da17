// attack: is an extension of JUnit's
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: org.junit.jupiter.api.extension
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;
  private long drawn;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    return ++drawn;
  }
}

class Mine implements org.junit.jupiter.api.extension.BeforeAllCallback {
  @Override
  public void beforeAll(org.junit.jupiter.api.extension.ExtensionContext context) {}
}
