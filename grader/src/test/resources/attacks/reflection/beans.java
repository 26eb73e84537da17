// attack: makes objects from XML
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.beans.XMLDecoder
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
      new java.beans.XMLDecoder(new java.io.ByteArrayInputStream(new byte[0])).readObject();
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
