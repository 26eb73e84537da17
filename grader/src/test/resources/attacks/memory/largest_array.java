// attack: asks for an array that no JVM gives
// defence: heap limit
// state: CRASH
// points: 0
// told: used up the memory
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    return new long[Integer.MAX_VALUE].length;
  }
}
