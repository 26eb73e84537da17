// Plain Java for those who wait in the node: a monitor, wait and notifyAll, and an alarm that
// wakes them when their time is over. It needs no future, and every line of it must be right: the
// condition is looked at again after each wake-up. The price and the lock come from one script.
package ch03_stampede;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import lab.shop.Prices;
import lab.time.Waits;
import redis.clients.jedis.RedisClient;

public class PriceBoard {
  static final Duration KEEP = Duration.ofSeconds(60);
  static final Duration LEASE = Duration.ofSeconds(5);
  static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(50);

  /** The price; if there is none, an empty text for whoever got the lock, nil for all others. */
  private static final String PRICE_OR_LOCK =
      """
      local price = redis.call('get', KEYS[1])
      if price then return price end
      return redis.call('set', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) and ''
      """;

  private static final String STORE =
      "if redis.call('get', KEYS[1]) == ARGV[1] then"
          + " redis.call('set', KEYS[2], ARGV[2], 'PX', ARGV[3]) end";
  private static final String UNLOCK =
      "if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end";

  private final RedisClient redis;
  private final Prices prices;
  private final Clock clock;
  private final Waits waits;

  /** Guarded by this, as is all that a flight holds. */
  private final Map<String, Flight> flights = new HashMap<>();

  private static final class Flight {
    private boolean over;
    private Long cents;
    private RuntimeException failure;
  }

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
      Flight mine = new Flight();
      Flight first;
      synchronized (this) {
        first = flights.putIfAbsent(article, mine);
      }
      if (first == null) {
        return fly(article, mine, end);
      }
      awaitEnd(first, end);
      if (first.failure != null) {
        throw new IllegalStateException("the price could not be loaded", first.failure);
      }
      if (first.cents != null) {
        return first.cents;
      }
    }
  }

  private synchronized void awaitEnd(Flight flight, Instant end)
      throws InterruptedException, TimeoutException {
    waits.schedule(this::wakeAll, left(end));
    while (!flight.over) {
      left(end);
      wait();
    }
  }

  private synchronized void wakeAll() {
    notifyAll();
  }

  private long fly(String article, Flight flight, Instant end)
      throws InterruptedException, TimeoutException {
    Long cents = null;
    RuntimeException failure = null;
    try {
      cents = findOrWait(article, end);
      return cents;
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    } finally {
      land(article, flight, cents, failure);
    }
  }

  private synchronized void land(
      String article, Flight flight, Long cents, RuntimeException failure) {
    flight.over = true;
    flight.cents = cents;
    flight.failure = failure;
    flights.remove(article, flight);
    notifyAll();
  }

  private long findOrWait(String article, Instant end)
      throws InterruptedException, TimeoutException {
    String token = UUID.randomUUID().toString();
    List<String> keys = List.of("price:" + article, "lock:" + article);
    while (true) {
      Object found = redis.eval(PRICE_OR_LOCK, keys, List.of(token, "" + LEASE.toMillis()));
      if ("".equals(found)) {
        return load(article, token);
      }
      if (found != null) {
        return Long.parseLong((String) found);
      }
      waits.sleep(left(end).compareTo(PAUSE) < 0 ? left(end) : PAUSE);
    }
  }

  private long load(String article, String token) {
    List<String> lock = List.of("lock:" + article);
    try {
      long cents = prices.find(article);
      List<String> values = List.of(token, "" + cents, "" + KEEP.toMillis());
      redis.eval(STORE, List.of("lock:" + article, "price:" + article), values);
      return cents;
    } finally {
      redis.eval(UNLOCK, lock, List.of(token));
    }
  }

  private Duration left(Instant end) throws TimeoutException {
    Duration left = Duration.between(clock.instant(), end);
    if (left.isNegative() || left.isZero()) {
      throw new TimeoutException("no price within " + DEADLINE.toSeconds() + " s");
    }
    return left;
  }
}
