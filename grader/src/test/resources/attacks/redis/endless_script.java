// attack: has Redis loop for ever
// defence: time limit of Redis commands and time limit of a step
// state: TIMEOUT
// points: 0
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    redis.eval("while true do end");
    return redis.incr("tickets");
  }
}
