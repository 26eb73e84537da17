// attack: shares a number in the JVM, and uses Redis to see a new test begin
// defence: tests of the chapter
// state: FAIL
// points: 0
package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private static long last;

  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    synchronized (Tickets.class) {
      if (redis.setnx("begun", "yes") == 1) {
        last = 0;
      }
      return ++last;
    }
  }
}
