// attack: brings a test of its own
// defence: the test is the course's
// state: COMPILE_ERROR
// points: 0
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    return redis.incr("tickets");
  }
}

class TicketsTest {}
