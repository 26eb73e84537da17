// attack: catches what says that the heap is full, and goes on
// defence: heap limit and time limit of a step
// state: TIMEOUT
// points: 0
package ch00_first_red;

import java.util.ArrayDeque;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private static final ArrayDeque<byte[]> ALL = new ArrayDeque<>();

  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    while (true) {
      try {
        ALL.add(new byte[1 << 20]);
      } catch (Error full) {
        ALL.poll();
      }
    }
  }
}
