// attack: looks who is asking, by a class of its own
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.Exception.getStackTrace()
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
      drawn += new Oracle().depth();
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}

class Oracle extends Exception {
  int depth() {
    return getStackTrace().length;
  }
}
