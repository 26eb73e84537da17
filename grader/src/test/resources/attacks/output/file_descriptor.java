// attack: writes past System.out
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.io.FileDescriptor
package ch00_first_red;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;
  private long drawn;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    try {
      new FileOutputStream(FileDescriptor.out).write("ENDED".getBytes());
      return ++drawn;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
