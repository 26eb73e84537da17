// fails: 3 4
// Math.random() is chance, too. It is not the one that was handed over, and no test can tell it
// what to show.
package ch04_early_expiry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import lab.chance.Chance;
import lab.chance.Cycles;
import lab.lease.Leases;
import lab.lease.Leases.Lease;
import lab.shop.Prices;
import lab.time.Waits;
import redis.clients.jedis.RedisClient;

/**
 * The prices of the day. Somebody goes for the next one early, by chance, and in the background.
 * Customers wait only where there is no price at all.
 */
public class DayPrices {
  /** From this age on a newer price is due; from HARD on this one is shown to nobody. */
  static final Duration SOFT = Duration.ofSeconds(60);

  static final Duration HARD = Duration.ofSeconds(90);
  static final Duration LEASE = Duration.ofSeconds(20);
  static final double BETA = 1;

  /** The price, and how long Redis will keep it, as of one moment. */
  private static final String LOOK =
      "return {redis.call('get', KEYS[1]), redis.call('pttl', KEYS[1])}";

  private static final double POPULAR = 20; // rate·β·δ from which on a forecast holds
  private static final double EULER = 0.5772;

  private final RedisClient redis;
  private final Prices prices;
  private final Clock clock;
  private final Waits waits;
  private final Executor background;
  private final Leases leases;

  /** A kept price: what its load took, and what is left until SOFT; less than nothing after it. */
  private record Copy(long cents, Duration delta, Duration left) {}

  public DayPrices(
      RedisClient redis,
      Prices prices,
      Clock clock,
      Waits waits,
      Chance chance,
      Executor background) {
    this.redis = redis;
    this.prices = prices;
    this.clock = clock;
    this.waits = waits;
    this.background = background;
    this.leases = new Leases(redis);
  }

  /** The article's price in cents. */
  public long priceOf(String article) throws InterruptedException {
    Optional<Copy> copy = look(article);
    if (copy.isEmpty()) {
      return waitOrLoad(article);
    }
    // step 3: each customer draws anew; at least 0.01, because the logarithm must be finite
    if (refreshNow(copy.get().left(), copy.get().delta(), BETA, Math.max(Math.random(), 0.01))) {
      // step 1: whoever does not get the lease waits for nobody
      Optional<Lease> lease = leases.tryGet("lock:" + article, LEASE);
      lease.ifPresent(held -> background.execute(() -> refresh(article, copy.get(), held)));
    }
    return copy.get().cents();
  }

  /** step 2: on a thread of the node, so that a failure is nobody's and the old price stays. */
  private void refresh(String article, Copy seen, Lease lease) {
    try (lease) {
      Optional<Copy> newer = look(article).filter(now -> now.left().compareTo(seen.left()) > 0);
      if (newer.isEmpty()) { // as in chapter 3, a second look: is it still the price that was due?
        load(article, lease);
      }
    }
  }

  /** There is no price to show, and this is chapter 3. */
  private long waitOrLoad(String article) throws InterruptedException {
    while (true) {
      Optional<Lease> lease = leases.tryGet("lock:" + article, LEASE);
      try {
        Optional<Copy> copy = look(article);
        if (copy.isPresent()) {
          return copy.get().cents();
        } else if (lease.isPresent()) {
          return load(article, lease.get());
        }
      } finally {
        lease.ifPresent(Lease::close);
      }
      waits.sleep(Duration.ofMillis(50));
    }
  }

  private long load(String article, Lease lease) {
    Instant begin = clock.instant(); // step 4: δ is the load and nothing else
    long cents = prices.find(article);
    Duration delta = Duration.between(begin, clock.instant());
    lease.store("price:" + article, cents + " " + delta.toMillis(), HARD.minus(delta));
    return cents;
  }

  private Optional<Copy> look(String article) {
    List<?> found = (List<?>) redis.eval(LOOK, List.of("price:" + article), List.of());
    if (found.get(0) == null) {
      return Optional.empty();
    }
    String[] parts = ((String) found.get(0)).split(" ");
    Duration left = Duration.ofMillis((Long) found.get(1)).minus(HARD.minus(SOFT));
    return Optional.of(
        new Copy(Long.parseLong(parts[0]), Duration.ofMillis(Long.parseLong(parts[1])), left));
  }

  /** Step 3: whether to load, with so much left until SOFT. */
  static boolean refreshNow(Duration left, Duration delta, double beta, double u) {
    if (left.isZero() || left.isNegative()) {
      return true; // step 5: whatever was drawn; 0 times infinity is NaN, and no number is below it
    }
    return -Math.log(u) * beta * delta.toMillis() >= left.toMillis();
  }

  /** Step 6: what a price will come to that is read so often; empty if nothing can be said. */
  static Optional<Cycles> forecast(double readsPerSecond, Duration delta, double beta) {
    double scale = beta * delta.toMillis() / 1000;
    if (readsPerSecond * scale < POPULAR) {
      return Optional.empty();
    }
    double head = scale * (Math.log(readsPerSecond * scale) + EULER);
    Duration headStart = Duration.ofMillis(Math.round(head * 1000));
    return Optional.of(new Cycles(Math.exp(1 / beta), headStart, 0));
  }
}
