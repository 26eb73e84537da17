// attack: leaves a timer
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.util.Timer
package ch00_first_red;

import java.util.Timer;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    new Timer();
    return redis.incr("tickets");
  }
}
