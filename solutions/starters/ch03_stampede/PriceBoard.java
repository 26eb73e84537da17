package ch03_stampede;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import lab.shop.Prices;
import lab.time.Waits;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/** The board of prices at the shop's door. Its lock is the one that many articles hand out. */
public class PriceBoard {
  /** How long a price may be shown after it was kept. At least half of this time should be used. */
  static final Duration KEEP = Duration.ofSeconds(60);

  /** How long a lock lasts if nobody removes it. Loads take 200 ms, and 2 s on a bad day. */
  static final Duration LEASE = Duration.ofSeconds(5);

  /** Whoever waits is told something within this time: the price, or that it took too long. */
  static final Duration DEADLINE = Duration.ofSeconds(10);

  private final RedisClient redis;
  private final Prices prices;
  private final Waits waits;

  /** One board for each node. The database and the clock are for answers that need them. */
  public PriceBoard(
      RedisClient redis, DataSource database, Prices prices, Clock clock, Waits waits) {
    this.redis = redis;
    this.prices = prices;
    this.waits = waits;
  }

  /** The article's price in cents; null leaves its place on the board empty. */
  public Long priceOf(String article) throws InterruptedException, TimeoutException {
    Long copy = copyOf(article);
    if (copy != null) {
      return copy;
    }
    // TODO step 1: of this node's customers let one go on from here, and have the rest wait for her
    SetParams ifNobodyHasIt = SetParams.setParams().nx().ex(LEASE.toSeconds());
    if (redis.set("lock:" + article, "1", ifNobodyHasIt) != null) {
      long cents = prices.find(article);
      redis.set("price:" + article, "" + cents, SetParams.setParams().ex(KEEP.toSeconds()));
      redis.del("lock:" + article);
      return cents;
    }
    waits.sleep(Duration.ofMillis(100));
    return copyOf(article);
  }

  private Long copyOf(String article) {
    String cents = redis.get("price:" + article);
    return cents == null ? null : Long.valueOf(cents);
  }
}
