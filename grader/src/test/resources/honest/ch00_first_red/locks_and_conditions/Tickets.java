package ch00_first_red;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final Lock lock = new ReentrantLock(true);
  private final Condition free = lock.newCondition();
  private boolean busy;
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    enter();
    try {
      return redis.incr("tickets");
    } finally {
      leave();
    }
  }

  private void enter() {
    lock.lock();
    try {
      while (busy) {
        free.awaitUninterruptibly();
      }
      busy = true;
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      busy = false;
      free.signal();
    } finally {
      lock.unlock();
    }
  }
}
