// attack: prints into a file
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.io.PrintStream.new(java.lang.String)
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
      new java.io.PrintStream("/tmp/two-copies-attack").print(1);
      return ++drawn;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
