// attack: has Redis say that it does not know a command
// defence: only a test that succeeded counts
// state: NOT_RUN
// points: 0
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    redis.hexpire("tickets", 10, "field");
    return 1;
  }
}
