// attack: reads through a channel
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.nio.channels.FileChannel
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
      java.nio.channels.FileChannel.open(java.nio.file.Path.of("/etc/passwd")).size();
      return ++drawn;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
