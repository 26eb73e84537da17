// attack: throws a class of that name
// defence: only a test that succeeded counts
// state: FAIL
// points: 0
// told: TestAbortedException
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    throw new TestAbortedException();
  }
}

class TestAbortedException extends RuntimeException {}
