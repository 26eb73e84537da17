// attack: has JSON make an object of a class that it was handed
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: must be a class that stands there
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;
  private long drawn;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    try {
      new com.google.gson.Gson().fromJson("{}", redis.getClass());
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
