// attack: connects to the Redis of somebody else
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: redis.clients.jedis.RedisClient.create
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    try {
      RedisClient.create("127.0.0.1", 6379).flushDB();
      return redis.incr("tickets");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
