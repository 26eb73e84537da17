// attack: has JSON make an object where no class stands
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
      java.util.function.BiFunction<String, Class<Object>, Object> read = new com.google.gson.Gson()::fromJson;
      read.apply("{}", null);
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
