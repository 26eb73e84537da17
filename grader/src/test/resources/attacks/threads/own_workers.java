// attack: has a pool make threads of its own class
// defence: each answer has a JVM of its own
// state: PASS
// points: 1
package ch00_first_red;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    ForkJoinPool pool = new ForkJoinPool(1, Mine::new, (thread, e) -> {}, false);
    return pool.submit(() -> redis.incr("tickets")).join();
  }
}

class Mine extends ForkJoinWorkerThread {
  Mine(ForkJoinPool pool) {
    super(pool);
  }
}
