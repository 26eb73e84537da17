// attack: has a script load a library
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
    redis.eval("return redis.call('module', 'load', '/tmp/two-copies-attack')");
    return redis.incr("tickets");
  }
}
