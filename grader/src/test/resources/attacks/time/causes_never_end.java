// attack: has a new cause whenever it is asked for one
// defence: time limit of a step
// state: TIMEOUT
// points: 0
package ch00_first_red;

import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    throw new Endless();
  }
}

class Endless extends RuntimeException {
  @Override
  public Throwable getCause() {
    LockSupport.parkNanos(1_000_000);
    return new Endless();
  }
}
