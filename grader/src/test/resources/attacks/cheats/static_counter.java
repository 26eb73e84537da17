// attack: counts in the JVM and not in Redis
// defence: an empty Redis begins with 1
// state: FAIL
// points: 0
package ch00_first_red;

import java.util.concurrent.atomic.AtomicLong;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private static final AtomicLong LAST = new AtomicLong();

  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    return LAST.incrementAndGet();
  }
}
