// attack: calls itself without an end
// defence: stack limit
// state: FAIL
// points: 0
// told: StackOverflowError
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    return draw() + 1;
  }
}
