// attack: has a message of 100 million characters
// defence: heap limit
// state: CRASH
// points: 0
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    throw new IllegalStateException("x".repeat(100_000_000));
  }
}
