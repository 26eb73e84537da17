// attack: has a script open a file
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
    redis.eval("return io.open('/etc/passwd'):read()");
    return redis.incr("tickets");
  }
}
