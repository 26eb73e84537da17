// fails: 1
// In the last quarter of its time a price is made anew, so that nobody has to wait for it. All
// who come then make it.
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

  private static final String LOOK =
      "local price = redis.call('get', KEYS[1]) if not price then return {} end"
          + " return {price, redis.call('pttl', KEYS[1])}";
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
    Copy copy = copyOf(article);
    if (copy == null) {
      return loadOnce(article);
    }
    return copy.isOld() ? reloaded(article, copy) : copy.cents;
  }

  private long reloaded(String article, Copy copy) {
    try {
      long cents = prices.find(article);
      redis.set("price:" + article, "" + cents, SetParams.setParams().px(KEEP.toMillis()));
      return cents;
    } catch (RuntimeException e) {
      return copy.cents;
    }
  }

  private Long loadOnce(String article) throws InterruptedException, TimeoutException {
    Instant end = clock.instant().plus(DEADLINE);
    while (true) {
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
    } catch (Throwable e) {
      flights.remove(article, mine);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private long loadOrWait(String article, Instant end)
      throws InterruptedException, TimeoutException {
    String token = UUID.randomUUID().toString();
    while (!lock(article, token)) {
      waits.sleep(left(end).compareTo(PAUSE) < 0 ? left(end) : PAUSE);
      Copy copy = copyOf(article);
      if (copy != null) {
        return copy.cents;
      }
    }
    try {
      Copy copy = copyOf(article);
      return copy != null ? copy.cents : load(article, token);
    } finally {
      unlock(article, token);
    }
  }

  private boolean lock(String article, String token) {
    SetParams ifNobodyHasIt = SetParams.setParams().nx().px(LEASE.toMillis());
    return redis.set(lockOf(article), token, ifNobodyHasIt) != null;
  }

  private void unlock(String article, String token) {
    redis.eval(UNLOCK, List.of(lockOf(article)), List.of(token));
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

  @SuppressWarnings("unchecked")
  private Copy copyOf(String article) {
    List<Object> found = (List<Object>) redis.eval(LOOK, List.of("price:" + article), List.of());
    return found.isEmpty()
        ? null
        : new Copy(Long.parseLong((String) found.get(0)), (Long) found.get(1));
  }

  private record Copy(long cents, long leftMillis) {
    boolean isOld() {
      return leftMillis < KEEP.toMillis() / 4;
    }
  }

  private static String lockOf(String article) {
    return "lock:" + article;
  }
}
