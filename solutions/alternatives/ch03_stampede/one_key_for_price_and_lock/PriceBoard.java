// The lock stands where the price will be: one key, one look, and a price that is stored replaces
// the lock in the same step. No name of a lock can meet the name of a price. Whoever reads the key
// must know that it may hold either. Single flight in the node has a latch and two fields.
package ch03_stampede;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
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

  private static final Duration PAUSE = Duration.ofMillis(100);

  private static final String REPLACE =
      "if redis.call('get', KEYS[1]) == ARGV[1] then"
          + " redis.call('set', KEYS[1], ARGV[2], 'PX', ARGV[3]) end";
  private static final String REMOVE =
      "if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end";

  private final RedisClient redis;
  private final Prices prices;
  private final Clock clock;
  private final Waits waits;

  private final ConcurrentMap<String, Flight> flights = new ConcurrentHashMap<>();

  /** What the first customer brings; the others read it once the latch is open. */
  private static final class Flight {
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Long cents;
    private volatile Throwable failure;
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
      Flight first = flights.putIfAbsent(article, mine);
      if (first == null) {
        return fly(article, mine, end);
      }
      if (!waits.until(() -> first.over.getCount() == 0, left(end))) {
        throw new TimeoutException("the one who loads is not back");
      }
      if (first.cents != null) {
        return first.cents;
      }
      if (first.failure != null) {
        throw new IllegalStateException("the price could not be loaded", first.failure);
      }
    }
  }

  private long fly(String article, Flight flight, Instant end)
      throws InterruptedException, TimeoutException {
    try {
      flight.cents = findOrWait(article, end);
      return flight.cents;
    } catch (RuntimeException | Error e) {
      flight.failure = e;
      throw e;
    } finally {
      flights.remove(article);
      flight.over.countDown();
    }
  }

  private long findOrWait(String article, Instant end)
      throws InterruptedException, TimeoutException {
    String token = "loaded by " + UUID.randomUUID();
    while (true) {
      String found = redis.get("price:" + article);
      if (found == null) {
        SetParams ifNothingIsThere = SetParams.setParams().nx().px(LEASE.toMillis());
        if (redis.set("price:" + article, token, ifNothingIsThere) != null) {
          return load(article, token);
        }
      } else if (!found.startsWith("loaded by ")) {
        return Long.parseLong(found);
      }
      waits.sleep(left(end).compareTo(PAUSE) < 0 ? left(end) : PAUSE);
    }
  }

  private long load(String article, String token) {
    List<String> key = List.of("price:" + article);
    try {
      long cents = prices.find(article);
      redis.eval(REPLACE, key, List.of(token, "" + cents, "" + KEEP.toMillis()));
      return cents;
    } catch (RuntimeException | Error e) {
      redis.eval(REMOVE, key, List.of(token));
      throw e;
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
