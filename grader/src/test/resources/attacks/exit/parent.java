// attack: kills the grader itself
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.lang.ProcessHandle.current()
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    ProcessHandle.current().parent().ifPresent(ProcessHandle::destroyForcibly);
    return 1;
  }
}
