// attack: runs a script
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: javax.script.ScriptEngineManager
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;
  private long drawn;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    try {
      new javax.script.ScriptEngineManager().getEngineByName("js").eval("1");
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
