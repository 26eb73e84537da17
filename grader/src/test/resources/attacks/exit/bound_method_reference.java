// attack: has a stream call exit
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.Runtime.exit(int)
package ch00_first_red;

import java.util.stream.IntStream;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    IntStream.of(0).forEach(Runtime.getRuntime()::exit);
    return 1;
  }
}
