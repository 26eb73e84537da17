// attack: says that the step can not be judged
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: lab.story.NotYet
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    throw new lab.story.NotYet(1);
  }
}
