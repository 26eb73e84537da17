// attack: takes the name of the demo
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: That name belongs to the course
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    return redis.incr("tickets");
  }
}

class Demo {}
