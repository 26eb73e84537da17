package ch04_early_expiry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import lab.chance.Chance;
import lab.chance.Cycles;
import lab.lease.Leases;
import lab.lease.Leases.Lease;
import lab.shop.Prices;
import lab.time.Waits;
import redis.clients.jedis.RedisClient;

/** The prices of the day. When one ends, chapter 3's lock lets one customer load; the rest wait. */
public class DayPrices {
  /** From this age on a newer price is due; from HARD on this one is shown to nobody. */
  static final Duration SOFT = Duration.ofSeconds(60);
  static final Duration HARD = Duration.ofSeconds(90);
  static final Duration LEASE = Duration.ofSeconds(20);
  static final double BETA = 1;
  private final RedisClient redis;
  private final Prices prices;
  private final Clock clock;
  private final Waits waits;

  public DayPrices(RedisClient redis, Prices prices, Clock clock, Waits waits, Chance chance,
      Executor background) {
    this.redis = redis;
    this.prices = prices;
    this.clock = clock;
    this.waits = waits;
  }

  /** The article's price in cents. */
  public long priceOf(String article) throws InterruptedException {
    String copy = redis.get("price:" + article);
    while (copy == null) {
      Optional<Lease> lease = new Leases(redis).tryGet("lock:" + article, LEASE);
      if (lease.isEmpty()) {
        waits.sleep(Duration.ofMillis(50));
      }
      copy = redis.get("price:" + article); // with the lease in hand, a second look
      if (copy == null && lease.isPresent()) {
        return load(article, lease.get());
      }
      lease.ifPresent(Lease::close);
    }
    return Long.parseLong(copy); // TODO step 1: from SOFT on let one load, and nobody wait
  }

  private long load(String article, Lease lease) {
    try (lease) {
      Instant begin = clock.instant();
      long cents = prices.find(article);
      Duration age = Duration.between(begin, clock.instant());
      lease.store("price:" + article, "" + cents, SOFT.minus(age));
      return cents;
    }
  }

  /** Step 3: whether to load, with so much left until SOFT. */
  static boolean refreshNow(Duration left, Duration delta, double beta, double u) {
    return left.isZero() || left.isNegative();
  }

  /** Step 6: what a price will come to that is read so often; empty if nothing can be said. */
  static Optional<Cycles> forecast(double readsPerSecond, Duration delta, double beta) {
    return Optional.empty();
  }
}
