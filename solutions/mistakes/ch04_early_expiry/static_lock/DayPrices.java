// fails: 1
// A static set says who loads. It joins the nodes of a test, which share one JVM. In the shop each node
// is a JVM of its own, and each of them loads.
package ch04_early_expiry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import lab.chance.Chance;
import lab.chance.Cycles;
import lab.shop.Prices;
import lab.time.Waits;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

public class DayPrices {
  static final Duration SOFT = Duration.ofSeconds(60);

  static final Duration HARD = Duration.ofSeconds(90);
  static final Duration LEASE = Duration.ofSeconds(20);
  static final double BETA = 1;

  private static final String LOOK =
      "return {redis.call('get', KEYS[1]), redis.call('pttl', KEYS[1])}";

  private static final Set<String> LOADING = ConcurrentHashMap.newKeySet();
  private static final double POPULAR = 20;
  private static final double EULER = 0.5772;

  private final RedisClient redis;
  private final Prices prices;
  private final Clock clock;
  private final Waits waits;
  private final Chance chance;
  private final Executor background;

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
    this.chance = chance;
    this.background = background;
  }

  public long priceOf(String article) throws InterruptedException {
    Optional<Copy> copy = look(article);
    if (copy.isEmpty()) {
      return waitOrLoad(article);
    }
    if (refreshNow(copy.get().left(), copy.get().delta(), BETA, 1 - chance.next())
        && LOADING.add(article)) {
      background.execute(() -> refresh(article, copy.get()));
    }
    return copy.get().cents();
  }

  private void refresh(String article, Copy seen) {
    try {
      Optional<Copy> newer = look(article).filter(now -> now.left().compareTo(seen.left()) > 0);
      if (newer.isEmpty()) {
        load(article);
      }
    } finally {
      LOADING.remove(article);
    }
  }

  private long waitOrLoad(String article) throws InterruptedException {
    while (true) {
      boolean mine = LOADING.add(article);
      try {
        Optional<Copy> copy = look(article);
        if (copy.isPresent()) {
          return copy.get().cents();
        } else if (mine) {
          return load(article);
        }
      } finally {
        if (mine) {
          LOADING.remove(article);
        }
      }
      waits.sleep(Duration.ofMillis(50));
    }
  }

  private long load(String article) {
    Instant begin = clock.instant();
    long cents = prices.find(article);
    Duration delta = Duration.between(begin, clock.instant());
    SetParams lifetime = SetParams.setParams().px(HARD.minus(delta).toMillis());
    redis.set("price:" + article, cents + " " + delta.toMillis(), lifetime);
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

  static boolean refreshNow(Duration left, Duration delta, double beta, double u) {
    if (left.isZero() || left.isNegative()) {
      return true;
    }
    return -Math.log(u) * beta * delta.toMillis() >= left.toMillis();
  }

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
