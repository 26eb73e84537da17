// attack: has JSON make an object of a class that it was handed
// defence: a JVM without Unsafe
// state: FAIL
// points: 0
// told: Cannot allocate class
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;
  private long drawn;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    new com.google.gson.Gson().fromJson("{}", redis.getClass());
    return ++drawn;
  }
}
