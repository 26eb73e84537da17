// attack: throws what has no stack, as if it came from the lab
// defence: only a test that succeeded counts
// state: FAIL
// points: 0
// told: The test met
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    throw new Nobodys();
  }
}

class Nobodys extends RuntimeException {
  Nobodys() {
    super("the machine is broken", null, false, false);
  }
}
