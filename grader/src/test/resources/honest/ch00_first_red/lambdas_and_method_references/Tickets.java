package ch00_first_red;

import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private final LongSupplier next;

  public Tickets(RedisClient redis) {
    Function<String, Long> incr = redis::incr;
    ToLongFunction<String> unboxed = incr::apply;
    Supplier<String> key = () -> "tickets";
    LongUnaryOperator same = LongUnaryOperator.identity();
    LongUnaryOperator check = number -> Math.max(number, 1);
    next = () -> check.andThen(same).applyAsLong(unboxed.applyAsLong(key.get()));
  }

  public long draw() {
    return next.getAsLong();
  }
}
