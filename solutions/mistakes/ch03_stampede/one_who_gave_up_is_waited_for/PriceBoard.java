// fails: 9
// It catches what a load may throw, and whoever gave up at the deadline had loaded nothing. Her
// wait stays in the map, and who comes next waits for it.
package ch03_stampede;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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

  private static final Duration PAUSE = Duration.ofMillis(50);

  private static final String UNLOCK =
      "if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end";

  private static final String STORE =
      "if redis.call('get', KEYS[1]) == ARGV[1] then"
          + " redis.call('set', KEYS[2], ARGV[2], 'PX', ARGV[3]) end";

  private final RedisClient redis;
  private final Prices prices;
  private final Clock clock;
  private final Waits waits;

  private final ConcurrentMap<String, CompletableFuture<Long>> flights = new ConcurrentHashMap<>();

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
      CompletableFuture<Long> first = flights.putIfAbsent(article, mine);
      if (first == null) {
        return fly(article, mine, end);
      }
      try {
        return waits.get(first, left(end));
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException || e.getCause() instanceof Error) {
          throw new CompletionException(e.getCause());
        }
      }
    }
  }

  private long fly(String article, CompletableFuture<Long> mine, Instant end)
      throws InterruptedException, TimeoutException {
    try {
      long cents = loadOrWait(article, end);
      flights.remove(article, mine);
      mine.complete(cents);
      return cents;
    } catch (InterruptedException | RuntimeException | Error e) {
      flights.remove(article, mine);
      mine.completeExceptionally(e);
      throw e;
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
      return copy != null ? copy : load(article, token);
    } finally {
      redis.eval(UNLOCK, List.of(lockOf(article)), List.of(token));
    }
  }

  private long load(String article, String token) {
    long cents = prices.find(article);
    List<String> values = List.of(token, "" + cents, "" + KEEP.toMillis());
    redis.eval(STORE, List.of(lockOf(article), "price:" + article), values);
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
