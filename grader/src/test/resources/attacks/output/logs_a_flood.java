// attack: logs without an end
// defence: output is capped; time limit of a step
// state: TIMEOUT
// points: 0
package ch00_first_red;

import java.util.logging.Logger;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    while (true) {
      Logger.getLogger("x").severe("PASS".repeat(1_000));
    }
  }
}
