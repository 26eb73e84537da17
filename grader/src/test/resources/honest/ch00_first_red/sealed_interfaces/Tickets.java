package ch00_first_red;

import redis.clients.jedis.RedisClient;

public class Tickets {
  private sealed interface Reply permits Number, Trouble {}

  private record Number(long value) implements Reply {}

  private record Trouble(String why) implements Reply {}

  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    Reply reply = ask();
    if (reply instanceof Number number && number.value() > 0) {
      return number.value();
    } else if (reply instanceof Trouble trouble) {
      throw new IllegalStateException(trouble.why());
    }
    throw new AssertionError(reply);
  }

  private Reply ask() {
    Object said = redis.eval("return redis.call('incr', 'tickets')");
    return said instanceof Long value ? new Number(value) : new Trouble("Redis said " + said);
  }
}
