// attack: has a message of five million characters
// defence: messages are cut
// state: FAIL
// points: 0
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    throw new IllegalStateException("x".repeat(5_000_000));
  }
}
