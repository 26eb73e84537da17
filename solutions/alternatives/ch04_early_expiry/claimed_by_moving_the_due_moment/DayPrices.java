package ch04_early_expiry;

import static java.time.Duration.ofMillis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import lab.chance.Chance;
import lab.chance.Cycles;
import lab.lease.Leases.Lease;
import lab.lease.Leases;
import lab.shop.Prices;
import lab.time.Waits;
import redis.clients.jedis.RedisClient;

/**
 * No lock for a refresh. The price says how much of its life is held in reserve when it is due.
 * Whoever claims a price that is due makes the reserve smaller, in one script, so that it is due
 * again a lease later: if she dies or fails, somebody else goes then.
 */
public class DayPrices {
  /** From this age on a newer price is due; from HARD on this one is shown to nobody. */
  static final Duration SOFT = Duration.ofSeconds(60);

  static final Duration HARD = Duration.ofSeconds(90);
  static final Duration LEASE = Duration.ofSeconds(20);
  static final double BETA = 1;

  /** Price, δ, what is left until it is due, and the name of its load. */
  private static final String LOOK =
      """
      local price = redis.call('hmget', KEYS[1], 'cents', 'delta', 'reserve', 'load')
      if not price[1] then return {} end
      local left = redis.call('pttl', KEYS[1]) - tonumber(price[3])
      return {price[1], price[2], tostring(left), price[4]}
      """;

  /** It is due a lease from now, if it is the price that she saw and nobody claimed it since. */
  private static final String CLAIM =
      """
      local price = redis.call('hmget', KEYS[1], 'load', 'reserve')
      local pttl = redis.call('pttl', KEYS[1])
      if price[1] ~= ARGV[1] or pttl - tonumber(price[2]) > tonumber(ARGV[2]) then return 0 end
      redis.call('hset', KEYS[1], 'reserve', pttl - tonumber(ARGV[3]))
      return 1
      """;

  private static final String KEEP =
      """
      redis.call('del', KEYS[1])
      redis.call('hset', KEYS[1], 'cents', ARGV[1], 'delta', ARGV[2], 'reserve', ARGV[3],
          'load', ARGV[4])
      redis.call('pexpire', KEYS[1], ARGV[5])
      """;

  private static final double POPULAR = 20; // rate·β·δ from which on a forecast holds
  private static final double EULER = 0.5772;

  private final RedisClient redis;
  private final Prices prices;
  private final Clock clock;
  private final Waits waits;
  private final Chance chance;
  private final Executor background;
  private final Leases leases;

  /** A kept price: what its load took, and what is left until it is due. */
  private record Copy(long cents, Duration delta, Duration left, String load) {}

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
    this.leases = new Leases(redis);
  }

  /** The article's price in cents. */
  public long priceOf(String article) throws InterruptedException {
    Optional<Copy> copy = look(article);
    if (copy.isEmpty()) {
      return waitOrLoad(article);
    }
    // step 3: each customer draws anew; 1 - u, because u may be 0 and the logarithm must be finite
    if (refreshNow(copy.get().left(), copy.get().delta(), BETA, 1 - chance.next())) {
      if (claims(article, copy.get())) {
        background.execute(() -> load(article));
      }
    }
    return copy.get().cents();
  }

  private boolean claims(String article, Copy seen) {
    List<String> values =
        List.of(seen.load(), "" + seen.left().toMillis(), "" + LEASE.toMillis());
    return Long.valueOf(1).equals(redis.eval(CLAIM, List.of("price:" + article), values));
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
          return load(article);
        }
      } finally {
        lease.ifPresent(Lease::close);
      }
      waits.sleep(Duration.ofMillis(50));
    }
  }

  private long load(String article) {
    Instant begin = clock.instant(); // step 4: δ is the load and nothing else
    long cents = prices.find(article);
    Duration delta = Duration.between(begin, clock.instant());
    List<String> values =
        List.of(
            "" + cents,
            "" + delta.toMillis(),
            "" + HARD.minus(SOFT).toMillis(),
            UUID.randomUUID().toString(),
            "" + HARD.minus(delta).toMillis());
    redis.eval(KEEP, List.of("price:" + article), values);
    return cents;
  }

  private Optional<Copy> look(String article) {
    List<?> found = (List<?>) redis.eval(LOOK, List.of("price:" + article), List.of());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Copy(number(found, 0), ofMillis(number(found, 1)), ofMillis(number(found, 2)),
            (String) found.get(3)));
  }

  private static long number(List<?> found, int index) {
    return Long.parseLong((String) found.get(index));
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
