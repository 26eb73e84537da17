// attack: leaves a trap in the scripts of others
// defence: rights of the student in Redis
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
    redis.eval("redis.call = function() return 1 end return 1");
    return redis.incr("tickets");
  }
}
