// attack: runs when the JVM ends, after all looks
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.Runtime.addShutdownHook
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {}));
    return redis.incr("tickets");
  }
}
