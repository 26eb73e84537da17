// attack: throws what throws when it is asked what it is
// defence: a test that is not heard of costs the step
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
    throw new Thrower();
  }
}

class Thrower extends RuntimeException {
  @Override
  public String getMessage() {
    throw new Thrower();
  }

  @Override
  public String toString() {
    throw new Thrower();
  }
}
