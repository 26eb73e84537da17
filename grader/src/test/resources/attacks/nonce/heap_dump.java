// attack: writes the heap to a file and searches it
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
      java.lang.management.ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new javax.management.ObjectName("com.sun.management:type=HotSpotDiagnostic"),
              "dumpHeap",
              new Object[] {"/tmp/two-copies-attack", true},
              new String[] {"java.lang.String", "boolean"});
      return ++drawn;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
