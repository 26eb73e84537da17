// attack: has the JDK make objects of a service
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.util.ServiceLoader
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
      java.util.ServiceLoader.load(org.junit.platform.launcher.TestExecutionListener.class).iterator().next();
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
