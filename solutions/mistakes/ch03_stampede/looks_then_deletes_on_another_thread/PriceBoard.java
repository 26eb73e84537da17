// fails: 4 8
// A thread of its own loads, and looks in the end whether the lock is still its own. Between the
// two commands it may become another's.
package ch03_stampede;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final RedisClient redis;
  private final Prices prices;
  private final Clock clock;
  private final Waits waits;

  private final ExecutorService loaders =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "loader");
            thread.setDaemon(true);
            return thread;
          });
  private final ConcurrentMap<String, CompletableFuture<Long>> flights = new ConcurrentHashMap<>();

  public PriceBoard(
      RedisClient redis, DataSource database, Prices prices, Clock clock, Waits waits) {
    this.redis = redis;
    this.prices = prices;
    this.clock = clock;
    this.waits = waits;
  }

  public Long priceOf(String article) throws InterruptedException, TimeoutException {
    Long copy = copyOf(article);
    if (copy != null) {
      return copy;
    }
    CompletableFuture<Long> mine = new CompletableFuture<>();
    CompletableFuture<Long> first = flights.putIfAbsent(article, mine);
    if (first == null) {
      Instant end = clock.instant().plus(DEADLINE);
      loaders.execute(() -> fly(article, mine, end));
    }
    try {
      return waits.get(first == null ? mine : first, DEADLINE);
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }

  private void fly(String article, CompletableFuture<Long> flight, Instant end) {
    try {
      long cents = loadOrWait(article, end);
      flights.remove(article);
      flight.complete(cents);
    } catch (Throwable e) {
      flights.remove(article);
      flight.completeExceptionally(e);
    }
  }

  private long loadOrWait(String article, Instant end)
      throws InterruptedException, TimeoutException {
    String token = UUID.randomUUID().toString();
    SetParams ifNobodyHasIt = SetParams.setParams().nx().px(LEASE.toMillis());
    while (redis.set(lockOf(article), token, ifNobodyHasIt) == null) {
      waits.sleep(left(end).compareTo(PAUSE) < 0 ? left(end) : PAUSE);
      Long copy = copyOf(article);
      if (copy != null) {
        return copy;
      }
    }
    try {
      Long copy = copyOf(article);
      return copy != null ? copy : load(article);
    } finally {
      if (token.equals(redis.get(lockOf(article)))) {
        redis.del(lockOf(article));
      }
    }
  }

  private long load(String article) {
    long cents = prices.find(article);
    redis.set("price:" + article, "" + cents, SetParams.setParams().px(KEEP.toMillis()));
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

  private static String lockOf(String article) {
    return "lock:" + article;
  }
}
