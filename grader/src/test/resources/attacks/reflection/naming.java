// attack: asks a directory for objects
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: javax.naming.InitialContext
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
      new javax.naming.InitialContext().lookup("ldap://127.0.0.1/x");
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
