// attack: matches in exponential time
// defence: time limit of a step
// state: TIMEOUT
// points: 0
package ch00_first_red;

import java.util.regex.Pattern;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    Pattern.compile("(x+x+)+y\\1").matcher("x".repeat(60)).matches();
    return 1;
  }
}
