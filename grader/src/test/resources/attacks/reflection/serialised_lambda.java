// attack: has a lambda that can be taken apart
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: LambdaMetafactory.altMetafactory
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
      Runnable lambda = (Runnable & java.io.Serializable) () -> drawn++;
      lambda.run();
      return ++drawn;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
