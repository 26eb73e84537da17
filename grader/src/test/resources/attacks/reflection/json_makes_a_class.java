// attack: has JSON name a class
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: Beside it declare nothing of type Class
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
      new com.fasterxml.jackson.databind.ObjectMapper().readValue("\"java.lang.Runtime\"", Class.class);
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
