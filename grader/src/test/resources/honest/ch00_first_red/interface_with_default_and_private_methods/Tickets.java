package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets implements Dispenser {
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  @Override
  public RedisClient where() {
    return redis;
  }

  @Override
  public long draw() {
    return next();
  }
}

interface Dispenser {
  String KEY = "tickets";

  RedisClient where();

  long draw();

  default long next() {
    return checked(where().incr(KEY));
  }

  private long checked(long number) {
    return isNumber(number) ? number : failed("no number: " + number);
  }

  private static boolean isNumber(long number) {
    return number > 0;
  }

  static long failed(String why) {
    throw new IllegalStateException(why);
  }
}
