package ch00_first_red;

import java.util.concurrent.TimeUnit;
import redis.clients.jedis.RedisClient;

/** Each number is a key: whoever makes it first has it. The look begins at the last one known. */
public class Tickets {
  private final RedisClient redis;
  private int tries;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    tries = 0;
    long number = first(1);
    assert tries < 1_000 : TimeUnit.SECONDS.toMillis(tries);
    return number;
  }

  private long first(long candidate) {
    tries++;
    return redis.setnx("ticket:" + candidate, "taken") == 1 ? candidate : first(candidate + 1);
  }
}
