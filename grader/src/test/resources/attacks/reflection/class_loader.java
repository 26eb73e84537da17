// attack: defines a class of its own
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.ClassLoader
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
      new Loader().define(new byte[0]);
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}

class Loader extends ClassLoader {
  Class<?> define(byte[] bytes) {
    return defineClass(null, bytes, 0, bytes.length);
  }
}
