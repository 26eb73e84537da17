// attack: has a format call it back
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.util.Formattable
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
      System.out.printf("%s", new Mine());
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}

class Mine implements java.util.Formattable {
  @Override
  public void formatTo(java.util.Formatter formatter, int flags, int width, int precision) {}
}
