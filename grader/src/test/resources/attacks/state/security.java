// attack: asks for other providers
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.security.Security
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    java.security.Security.insertProviderAt(null, 1);
    return redis.incr("tickets");
  }
}
