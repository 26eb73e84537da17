// attack: reads a file of the machine
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.nio.file.Files.readString
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
      java.nio.file.Files.readString(java.nio.file.Path.of("/etc/passwd"));
      return ++drawn;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
