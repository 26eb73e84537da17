// attack: passes one test and has the listener break over the other
// defence: a test that is not heard of costs the step
// state: NOT_RUN
// points: 0
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private static int machines;

  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
    machines++;
  }

  public long draw() {
    if (machines > 2) {
      throw new Thrower();
    }
    return redis.incr("tickets");
  }
}

class Thrower extends RuntimeException {
  @Override
  public String getMessage() {
    throw new IllegalStateException();
  }
}
