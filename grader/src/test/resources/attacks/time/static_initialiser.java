// attack: never has its class ready
// defence: time limit of a step
// state: TIMEOUT
// points: 0
package ch00_first_red;

import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.RedisClient;

public class Tickets {
  static {
    while (true) {
      LockSupport.park();
      if (Thread.currentThread().isDaemon() && !Thread.currentThread().isDaemon()) {
        break;
      }
    }
  }

  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    return redis.incr("tickets");
  }
}
