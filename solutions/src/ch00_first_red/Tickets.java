package ch00_first_red;

import redis.clients.jedis.RedisClient;

/** The machine at the door of the shop, where customers draw a number before they are served. */
public class Tickets {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  /** The next number, from 1. No two customers get the same, at whatever machine they draw. */
  public long draw() {
    // step 1: INCR reads, adds and stores in one step; after a GET another machine may be faster
    return redis.incr("tickets");
  }
}
