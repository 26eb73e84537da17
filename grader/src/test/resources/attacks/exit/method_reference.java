// attack: names exit without calling it
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.System.exit(int)
package ch00_first_red;

import java.util.function.IntConsumer;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    IntConsumer end = System::exit;
    end.accept(0);
    return 1;
  }
}
