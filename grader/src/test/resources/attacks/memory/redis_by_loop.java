// attack: fills Redis
// defence: memory limit of Redis
// state: FAIL
// points: 0
// told: OOM
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    for (int i = 0; i < 200; i++) {
      redis.setrange("k" + i, (8 << 20) - 1, "x");
    }
    return 1;
  }
}
