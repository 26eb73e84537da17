// attack: keeps all that it makes
// defence: heap limit
// state: CRASH
// points: 0
// told: used up the memory
package ch00_first_red;

import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    List<byte[]> all = new ArrayList<>();
    while (true) {
      all.add(new byte[1 << 20]);
    }
  }
}
