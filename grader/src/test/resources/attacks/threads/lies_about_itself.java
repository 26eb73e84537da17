// attack: is a thread whose state and stack are made up
// defence: nothing waits for a thread without an end
// state: POLICY_VIOLATION
// points: 0
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
    new Liar().start();
  }

  public long draw() {
    return redis.incr("tickets");
  }
}

class Liar extends Thread {
  @Override
  public void run() {
    while (true) {
      Thread.onSpinWait();
    }
  }

  @Override
  public State getState() {
    return State.TERMINATED;
  }

  @Override
  public StackTraceElement[] getStackTrace() {
    while (true) {
      Thread.onSpinWait();
    }
  }
}
