// attack: never lets the finalizer thread go
// defence: each answer has a JVM of its own
// state: CRASH
// points: 0
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
    for (int i = 0; i < 100; i++) {
      new Heavy();
    }
  }

  public long draw() {
    return redis.incr("tickets");
  }
}

class Heavy {
  private final byte[] weight = new byte[1 << 20];

  @Override
  @SuppressWarnings("removal")
  protected void finalize() {
    while (weight != null) {
      Thread.onSpinWait();
    }
  }
}
