package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private final Object door = new Object();
  private Long printed;
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public synchronized long draw() {
    Thread printer = new Thread(this::print);
    printer.start();
    synchronized (door) {
      while (printed == null) {
        try {
          door.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("interrupted at the door", e);
        }
      }
      long number = printed;
      printed = null;
      return number;
    }
  }

  private void print() {
    Long next = redis.incr("tickets");
    synchronized (door) {
      printed = next;
      door.notifyAll();
    }
  }
}
