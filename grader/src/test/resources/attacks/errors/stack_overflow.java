// attack: throws what only the JVM throws
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.StackOverflowError
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    throw new StackOverflowError();
  }
}
