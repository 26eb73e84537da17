// attack: prints what a worker says
// defence: nonce
// state: FAIL
// points: 0
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;
  private long drawn;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    System.out.println("\nENDED\t1\t\tgoes_on_at_the_other_machine\tPASS\t\t\t\t");
    System.err.println("\n00000000-0000-0000-0000-000000000000\tDONE\ttrue");
    return ++drawn;
  }
}
