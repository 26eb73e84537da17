package ch00_first_red;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import redis.clients.jedis.RedisClient;

public class Tickets {
  private static final ThreadLocal<StringBuilder> TEXT = ThreadLocal.withInitial(StringBuilder::new);

  private final AtomicLong last = new AtomicLong();
  private final AtomicReference<String> lastText = new AtomicReference<>("");
  private final LongAdder drawn = new LongAdder();
  private final LongAccumulator greatest = new LongAccumulator(Math::max, 0);
  private final RedisClient redis;

  public Tickets(RedisClient redis) {
    this.redis = redis;
  }

  public long draw() {
    long number = redis.incr("tickets");
    drawn.increment();
    greatest.accumulate(number);
    last.updateAndGet(old -> Math.max(old, number));
    StringBuilder text = TEXT.get();
    text.setLength(0);
    text.append(number).append('/').append(drawn.sum()).reverse().insert(0, '#');
    lastText.compareAndSet("", text.toString());
    if (ThreadLocalRandom.current().nextInt(1000) == 0) {
      TEXT.remove();
    }
    return number;
  }
}
