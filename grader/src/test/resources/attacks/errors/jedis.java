// attack: throws what Redis throws when it is gone
// defence: only a test that succeeded counts
// state: FAIL
// points: 0
package ch00_first_red;

import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    throw new JedisConnectionException("Redis is gone");
  }
}
