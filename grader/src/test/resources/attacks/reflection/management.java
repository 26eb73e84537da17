// attack: asks the JVM about itself
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: ManagementFactory
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
      java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments();
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
