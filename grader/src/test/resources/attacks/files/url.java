// attack: reads by an address
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.net.URL
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
      new java.net.URL("file:/etc/passwd").openStream().read();
      return ++drawn;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
