// attack: starts threads without an end
// defence: process limit of the sandbox
// state: CRASH
// points: 0
// open: nothing limits threads where there is no sandbox
package ch00_first_red;

import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    while (true) {
      new Thread(() -> {
        while (true) {
          LockSupport.park();
        }
      }).start();
    }
  }
}
