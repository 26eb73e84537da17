package ch00_first_red;

import java.util.concurrent.atomic.AtomicLong;
import redis.clients.jedis.RedisClient;

/** The machine at the door of the shop, where customers draw a number before they are served. */
public class Tickets {
  private final RedisClient redis;

  /** The number that was drawn last. */
  private final AtomicLong last = new AtomicLong();

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  /** The next number, from 1. No two customers get the same, at whatever machine they draw. */
  public long draw() {
    // TODO step 1: one line. This machine counts in its own memory; Redis can count for all
    return last.incrementAndGet();
  }
}
