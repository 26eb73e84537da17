// attack: has a Runnable of its own that runs nothing, in the test too
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: That name belongs to Java
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    String last = redis.get("tickets");
    long next = last == null ? 1 : Long.parseLong(last) + 1;
    redis.set("tickets", "" + next);
    return next;
  }
}

interface Runnable {
  void never();

  default void run() {}
}
