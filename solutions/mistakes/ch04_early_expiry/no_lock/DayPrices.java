// fails: 1 3 7
// Chapter 1: look, load, keep. When the price ends, everybody loads.
package ch04_early_expiry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import lab.chance.Chance;
import lab.chance.Cycles;
import lab.shop.Prices;
import lab.time.Waits;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/** The prices of the day. When one ends, whoever comes loads. */
public class DayPrices {
  /** From this age on a newer price is due; from HARD on this one is shown to nobody. */
  static final Duration SOFT = Duration.ofSeconds(60);
  static final Duration HARD = Duration.ofSeconds(90);
  static final Duration LEASE = Duration.ofSeconds(20);
  static final double BETA = 1;

  private final RedisClient redis;
  private final Prices prices;
  private final Clock clock;

  public DayPrices(RedisClient redis, Prices prices, Clock clock, Waits waits, Chance chance,
      Executor background) {
    this.redis = redis;
    this.prices = prices;
    this.clock = clock;
  }

  /** The article's price in cents. */
  public long priceOf(String article) {
    String copy = redis.get("price:" + article);
    if (copy != null) {
      return Long.parseLong(copy);
    }
    Instant begin = clock.instant();
    long cents = prices.find(article);
    Duration left = SOFT.minus(Duration.between(begin, clock.instant()));
    redis.set("price:" + article, "" + cents, SetParams.setParams().px(left.toMillis()));
    return cents;
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
