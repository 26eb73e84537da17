// attack: takes memory outside of the heap
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.nio.ByteBuffer.allocateDirect(int)
package ch00_first_red;

import java.nio.ByteBuffer;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    return ByteBuffer.allocateDirect(1 << 30).capacity();
  }
}
