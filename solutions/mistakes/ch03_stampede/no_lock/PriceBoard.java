// fails: 1
// Plain cache-aside. It is right for one customer at a time, and every test by hand is one
// customer at a time.
package ch03_stampede;

import java.time.Clock;
import java.time.Duration;
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

  private final RedisClient redis;
  private final Prices prices;

  public PriceBoard(
      RedisClient redis, DataSource database, Prices prices, Clock clock, Waits waits) {
    this.redis = redis;
    this.prices = prices;
  }

  public Long priceOf(String article) throws InterruptedException, TimeoutException {
    Long copy = copyOf(article);
    if (copy != null) {
      return copy;
    }
    long cents = prices.find(article);
    redis.set("price:" + article, "" + cents, SetParams.setParams().ex(KEEP.toSeconds()));
    return cents;
  }

  private Long copyOf(String article) {
    String cents = redis.get("price:" + article);
    return cents == null ? null : Long.valueOf(cents);
  }
}
