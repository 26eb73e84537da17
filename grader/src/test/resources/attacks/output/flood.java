// attack: prints without an end
// defence: output is capped; time limit of a step
// state: TIMEOUT
// points: 0
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    while (true) {
      System.out.println("PASS".repeat(1_000));
    }
  }
}
