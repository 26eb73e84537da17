// fails: 3
// It looks, finds the lock taken, and begins to listen. What the owner said in between was said to
// nobody.
package ch03_stampede;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import lab.shop.Prices;
import lab.time.Waits;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

public class PriceBoard {
  static final Duration KEEP = Duration.ofSeconds(60);
  static final Duration LEASE = Duration.ofSeconds(5);
  static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final Duration SLOW_LOOK = Duration.ofSeconds(1);

  private static final String STORE =
      "if redis.call('get', KEYS[1]) == ARGV[1] then"
          + " redis.call('set', KEYS[2], ARGV[2], 'PX', ARGV[3]) end";
  private static final String UNLOCK =
      "if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1])"
          + " redis.call('publish', KEYS[1], 'free') end";

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
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
      }
    }
  }

  private long fly(String article, CompletableFuture<Long> mine, Instant end)
      throws InterruptedException, TimeoutException {
    try {
      Long cents = loadIfFree(article);
      if (cents == null) {
        cents = loadOrListen(article, end);
      }
      flights.remove(article);
      mine.complete(cents);
      return cents;
    } catch (Throwable e) {
      flights.remove(article);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private long loadOrListen(String article, Instant end)
      throws InterruptedException, TimeoutException {
    while (true) {
      Long copy = copyOf(article);
      Long cents = copy != null ? copy : loadIfFree(article);
      if (cents != null) {
        return cents;
      }
      try (Ear ear = new Ear("lock:" + article)) {
        Duration left = left(end);
        ear.listen(left.compareTo(LEASE) < 0 ? left : LEASE);
      }
    }
  }

  /** The price, or null if another node has the lock. */
  private Long loadIfFree(String article) {
    String lock = "lock:" + article;
    String token = UUID.randomUUID().toString();
    if (redis.set(lock, token, SetParams.setParams().nx().px(LEASE.toMillis())) == null) {
      return null;
    }
    try {
      Long copy = copyOf(article);
      if (copy != null) {
        return copy;
      }
      long cents = prices.find(article);
      List<String> values = List.of(token, "" + cents, "" + KEEP.toMillis());
      redis.eval(STORE, List.of(lock, "price:" + article), values);
      return cents;
    } finally {
      redis.eval(UNLOCK, List.of(lock), List.of(token));
    }
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

  /** One subscription, read by a thread of its own. Its confirmation counts as a message. */
  private final class Ear extends JedisPubSub implements AutoCloseable {
    private final Semaphore heard = new Semaphore(0);
    private final CompletableFuture<Void> begun = new CompletableFuture<>();

    Ear(String channel) {
      Thread reader = new Thread(() -> read(channel), "ear");
      reader.setDaemon(true);
      reader.start();
    }

    private void read(String channel) {
      try {
        redis.subscribe(this, channel);
      } catch (RuntimeException e) {
        begun.completeExceptionally(e);
        heard.release();
      }
    }

    @Override
    public void onSubscribe(String channel, int count) {
      begun.complete(null);
    }

    @Override
    public void onMessage(String channel, String message) {
      heard.release();
    }

    void listen(Duration limit) throws InterruptedException {
      if (waits.until(heard::tryAcquire, limit)) {
        heard.drainPermits();
      }
    }

    @Override
    public void close() {
      begun.thenRun(this::unsubscribe);
    }
  }
}
