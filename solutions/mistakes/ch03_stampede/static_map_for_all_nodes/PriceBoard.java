// fails: 3
// No lock in Redis: the map of those on the way is static, so that all nodes find one another in
// it. They do in a test, and nowhere else.
package ch03_stampede;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import lab.shop.Prices;
import lab.time.Waits;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

public class PriceBoard {
  static final Duration KEEP = Duration.ofSeconds(60);

  static final Duration LEASE = Duration.ofSeconds(5);

  static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final ConcurrentMap<String, CompletableFuture<Long>> FLIGHTS =
      new ConcurrentHashMap<>();

  private final RedisClient redis;
  private final Prices prices;
  private final Clock clock;
  private final Waits waits;

  public PriceBoard(
      RedisClient redis, DataSource database, Prices prices, Clock clock, Waits waits) {
    this.redis = redis;
    this.prices = prices;
    this.clock = clock;
    this.waits = waits;
  }

  public Long priceOf(String article) throws InterruptedException, TimeoutException {
    Instant end = clock.instant().plus(DEADLINE);
    while (true) {
      Long copy = copyOf(article);
      if (copy != null) {
        return copy;
      }
      CompletableFuture<Long> mine = new CompletableFuture<>();
      CompletableFuture<Long> first = FLIGHTS.putIfAbsent(article, mine);
      if (first == null) {
        return fly(article, mine);
      }
      Duration left = left(end);
      try {
        return waits.get(first, left.compareTo(LEASE) < 0 ? left : LEASE);
      } catch (TimeoutException e) {
        FLIGHTS.remove(article, first);
      } catch (ExecutionException e) {
        throw new CompletionException(e.getCause());
      }
    }
  }

  private long fly(String article, CompletableFuture<Long> mine) {
    try {
      Long copy = copyOf(article);
      long cents = copy != null ? copy : load(article, mine);
      FLIGHTS.remove(article, mine);
      mine.complete(cents);
      return cents;
    } catch (Throwable e) {
      FLIGHTS.remove(article, mine);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private long load(String article, CompletableFuture<Long> mine) {
    long cents = prices.find(article);
    FLIGHTS.computeIfPresent(
        article,
        (name, current) -> {
          if (current == mine) {
            SetParams minute = SetParams.setParams().px(KEEP.toMillis());
            redis.set("price:" + article, "" + cents, minute);
          }
          return current;
        });
    return cents;
  }

  private Duration left(Instant end) throws TimeoutException {
    Duration left = Duration.between(clock.instant(), end);
    if (left.isNegative() || left.isZero()) {
      throw new TimeoutException("no price within " + DEADLINE.toSeconds() + " s");
    }
    return left;
  }

  private Long copyOf(String article) {
    String cents = redis.get("price:" + article);
    return cents == null ? null : Long.valueOf(cents);
  }
}
