package ch04_early_expiry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import lab.chance.Chance;
import lab.chance.Cycles;
import lab.shop.Prices;
import lab.time.Waits;
import redis.clients.jedis.RedisClient;

/**
 * One command for each customer. She draws how early she would go if δ were a millisecond; the
 * script knows δ and what is left, and gives her the lock with the price if it is time.
 */
public class DayPrices {
  /** From this age on a newer price is due; from HARD on this one is shown to nobody. */
  static final Duration SOFT = Duration.ofSeconds(60);

  static final Duration HARD = Duration.ofSeconds(90);
  static final Duration LEASE = Duration.ofSeconds(20);
  static final double BETA = 1;

  /** The price, if there is one, and whether she is elected to load the next. */
  private static final String LOOK =
      """
      local price = redis.call('hmget', KEYS[1], 'cents', 'delta')
      local left = redis.call('pttl', KEYS[1]) - tonumber(ARGV[2])
      local time = left <= 0 or tonumber(ARGV[1]) * tonumber(price[2]) >= left
      if time and redis.call('set', KEYS[2], ARGV[3], 'NX', 'PX', ARGV[4]) then
        return {price[1], 1}
      end
      return {price[1], 0}
      """;

  private static final String KEEP =
      """
      if redis.call('get', KEYS[2]) == ARGV[1] then
        redis.call('del', KEYS[1])
        redis.call('hset', KEYS[1], 'cents', ARGV[2], 'delta', ARGV[3])
        redis.call('pexpire', KEYS[1], ARGV[4])
      end
      """;

  private static final String GIVE_BACK =
      "if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end";

  private static final double POPULAR = 20; // rate·β·δ from which on a forecast holds
  private static final double EULER = 0.5772;

  private final RedisClient redis;
  private final Prices prices;
  private final Clock clock;
  private final Waits waits;
  private final Chance chance;
  private final Executor background;
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
    this.chance = chance;
    this.background = background;
  }

  /** The article's price in cents. */
  public long priceOf(String article) throws InterruptedException {
    String token = UUID.randomUUID().toString();
    double early = -Math.log(1 - chance.next()) * BETA;
    List<String> values =
        List.of("" + early, "" + HARD.minus(SOFT).toMillis(), token, "" + LEASE.toMillis());
    while (true) {
      List<?> found = (List<?>) redis.eval(LOOK, keys(article), values);
      boolean elected = Long.valueOf(1).equals(found.get(1));
      if (found.get(0) != null) {
        if (elected) {
          background.execute(() -> load(article, token));
        }
        return Long.parseLong((String) found.get(0));
      } else if (elected) {
        return load(article, token);
      }
      waits.sleep(Duration.ofMillis(50));
    }
  }

  private long load(String article, String token) {
    try {
      Instant begin = clock.instant();
      long cents = prices.find(article);
      Duration delta = Duration.between(begin, clock.instant());
      String life = "" + HARD.minus(delta).toMillis();
      redis.eval(KEEP, keys(article), List.of(token, "" + cents, "" + delta.toMillis(), life));
      return cents;
    } finally {
      redis.eval(GIVE_BACK, List.of("lock:" + article), List.of(token));
    }
  }

  private static List<String> keys(String article) {
    return List.of("price:" + article, "lock:" + article);
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
