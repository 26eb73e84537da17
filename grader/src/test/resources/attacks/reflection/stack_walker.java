// attack: looks who is asking, frame by frame
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.StackWalker
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
      StackWalker.getInstance().forEach(frame -> drawn++);
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
