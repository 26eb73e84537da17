// attack: connects to the machine
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.net.Socket
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    try {
      new java.net.Socket("127.0.0.1", 22).close();
      return redis.incr("tickets");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
