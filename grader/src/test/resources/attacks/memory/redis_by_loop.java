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
    String much = "x".repeat(1 << 20);
    for (int i = 0; i < 1_000; i++) {
      redis.set("k" + i, much);
    }
    return 1;
  }
}
