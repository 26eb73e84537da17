// attack: closes System.out
// defence: results leave by a way of their own
// state: PASS
// points: 1
package ch00_first_red;

import java.io.Closeable;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
    try {
      ((Closeable) System.out).close();
    } catch (java.io.IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public long draw() {
    return redis.incr("tickets");
  }
}
