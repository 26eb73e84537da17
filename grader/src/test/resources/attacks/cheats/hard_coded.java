// attack: knows the numbers beforehand
// defence: the order of events is not known
// state: FAIL
// points: 0
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;
  private long drawn;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    return ++drawn;
  }
}
