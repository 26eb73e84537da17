// attack: asks for an annotation processor
// defence: policy; processors are off
// state: POLICY_VIOLATION
// points: 0
// told: javax.annotation.processing.AbstractProcessor
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;
  private long drawn;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    return ++drawn;
  }
}

class Mine extends javax.annotation.processing.AbstractProcessor {
  @Override
  public boolean process(
      java.util.Set<? extends javax.lang.model.element.TypeElement> types,
      javax.annotation.processing.RoundEnvironment round) {
    return false;
  }
}
