// attack: opens the gate in which another thread stands
// defence: policy
// state: POLICY_VIOLATION
// points: 0
// told: java.util.concurrent.locks.LockSupport.getBlocker
package ch00_first_red;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;
  private final Thread first = Thread.currentThread();

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    if (LockSupport.getBlocker(first) instanceof AbstractQueuedSynchronizer gate) {
      gate.releaseShared(1);
    }
    return redis.incr("tickets");
  }
}
