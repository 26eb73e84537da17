// attack: writes a field by its name
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: AtomicReferenceFieldUpdater
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
      java.util.concurrent.atomic.AtomicReferenceFieldUpdater.newUpdater(Tickets.class, Object.class, "redis");
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
