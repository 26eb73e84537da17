package ch03_stampede;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import lab.shop.Prices;
import lab.time.Waits;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/** The board of prices at the shop's door: single flight within the node, a lock for all nodes. */
public class PriceBoard {
  /** How long a price may be shown after it was kept. At least half of this time should be used. */
  static final Duration KEEP = Duration.ofSeconds(60);

  /** How long a lock lasts if nobody removes it. Loads take 200 ms, and 2 s on a bad day. */
  static final Duration LEASE = Duration.ofSeconds(5);

  /** Whoever waits is told something within this time: the price, or that it took too long. */
  static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(50);

  /** step 4: compare and delete are one step; between two, the lock may become another's. */
  private static final String UNLOCK =
      "if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end";

  private final RedisClient redis;
  private final Prices prices;
  private final Clock clock;
  private final Waits waits;

  /** step 1: who is on the way. Added and removed by the first caller. */
  private final ConcurrentMap<String, CompletableFuture<Long>> flights = new ConcurrentHashMap<>();

  /** One board for each node. The database and the clock are for answers that need them. */
  public PriceBoard(
      RedisClient redis, DataSource database, Prices prices, Clock clock, Waits waits) {
    this.redis = redis;
    this.prices = prices;
    this.clock = clock;
    this.waits = waits;
  }

  /** The article's price in cents; null leaves its place on the board empty. */
  public Long priceOf(String article) throws InterruptedException, TimeoutException {
    Long copy = copyOf(article);
    if (copy != null) {
      return copy;
    }
    CompletableFuture<Long> mine = new CompletableFuture<>();
    CompletableFuture<Long> first = flights.putIfAbsent(article, mine);
    if (first != null) {
      return first.join();
    }
    try {
      Long cents = loadOrWait(article);
      flights.remove(article, mine);
      mine.complete(cents);
      return cents;
    } catch (Throwable e) { // step 2: those who wait are told, and the next may try
      flights.remove(article, mine);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  /** step 3: one node loads, the others look again, for the price and (step 6) for the lock. */
  private Long loadOrWait(String article) throws InterruptedException, TimeoutException {
    Instant end = clock.instant().plus(DEADLINE);
    String token = UUID.randomUUID().toString();
    SetParams ifNobodyHasIt = SetParams.setParams().nx().ex(LEASE.toSeconds());
    while (redis.set("lock:" + article, token, ifNobodyHasIt) == null) {
      if (!clock.instant().isBefore(end)) {
        throw new TimeoutException("no price within " + DEADLINE.toSeconds() + " s");
      }
      waits.sleep(PAUSE);
      Long copy = copyOf(article);
      if (copy != null) {
        return copy;
      }
    }
    try {
      Long copy = copyOf(article); // step 5: it may have come while this caller got the lock
      return copy != null ? copy : load(article);
    } finally {
      redis.eval(UNLOCK, List.of("lock:" + article), List.of(token));
    }
  }

  private long load(String article) {
    long cents = prices.find(article);
    redis.set("price:" + article, "" + cents, SetParams.setParams().ex(KEEP.toSeconds()));
    return cents;
  }

  private Long copyOf(String article) {
    String cents = redis.get("price:" + article);
    return cents == null ? null : Long.valueOf(cents);
  }
}
