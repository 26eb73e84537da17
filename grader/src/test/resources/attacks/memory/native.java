// attack: keeps compressors, whose memory is not in the heap
// defence: memory limit of the sandbox
// state: CRASH
// points: 0
// open: nothing limits native memory where there is no sandbox
package ch00_first_red;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private static final List<Deflater> ALL = new ArrayList<>();

  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
    while (ALL.size() < 8_000) {
      ALL.add(new Deflater());
    }
  }

  public long draw() {
    return redis.incr("tickets");
  }
}
