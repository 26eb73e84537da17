// Redis alone, no single flight in the node: every customer looks again after a pause that grows.
// A failure is left under the token of the lock, for those who saw that lock. One script does each
// look; 500 customers send 500 of them at every pause, where single flight sends one for each
// node.
package ch03_stampede;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import lab.shop.DatabaseDown;
import lab.shop.Prices;
import lab.time.Waits;
import redis.clients.jedis.RedisClient;

public class PriceBoard {
  static final Duration KEEP = Duration.ofSeconds(60);
  static final Duration LEASE = Duration.ofSeconds(5);
  static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(320);

  /** The price; or the failure of the lock that was seen before; or whose the lock is now. */
  private static final String LOOK =
      """
      local price = redis.call('get', KEYS[1])
      if price then return {'price', price} end
      local failure = redis.call('get', KEYS[3])
      if failure then return {'failure', failure} end
      redis.call('set', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2])
      return {'lock', redis.call('get', KEYS[2])}
      """;

  /** Puts the result where it is looked for and opens the door, if the lock is still one's own. */
  private static final String LEAVE =
      """
      if redis.call('get', KEYS[1]) == ARGV[1] then
        redis.call('set', KEYS[2], ARGV[2], 'PX', ARGV[3])
        redis.call('del', KEYS[1])
      end
      """;

  private final RedisClient redis;
  private final Prices prices;
  private final Clock clock;
  private final Waits waits;

  public PriceBoard(
      RedisClient redis, DataSource database, Prices prices, Clock clock, Waits waits) {
    this.redis = redis;
    this.prices = prices;
    this.clock = clock;
    this.waits = waits;
  }

  public Long priceOf(String article) throws InterruptedException, TimeoutException {
    Instant end = clock.instant().plus(DEADLINE);
    String mine = UUID.randomUUID().toString();
    String seen = mine;
    Duration pause = SHORTEST_PAUSE;
    while (true) {
      List<String> found = look(article, mine, seen);
      String word = found.get(1);
      switch (found.get(0)) {
        case "price" -> {
          return Long.valueOf(word);
        }
        case "failure" -> throw new DatabaseDown(word);
        default -> {
          if (word.equals(mine)) {
            return load(article, mine);
          }
          seen = word;
        }
      }
      waits.sleep(shorter(pause, left(end)));
      pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }
  }

  @SuppressWarnings("unchecked")
  private List<String> look(String article, String mine, String seen) {
    List<String> keys = List.of("price:" + article, "lock:" + article, "failure:" + seen);
    List<String> values = List.of(mine, "" + LEASE.toMillis());
    return (List<String>) redis.eval(LOOK, keys, values);
  }

  private long load(String article, String mine) {
    try {
      long cents = prices.find(article);
      leave(article, mine, "price:" + article, "" + cents, KEEP);
      return cents;
    } catch (RuntimeException | Error e) {
      leave(article, mine, "failure:" + mine, String.valueOf(e.getMessage()), DEADLINE);
      throw e;
    }
  }

  private void leave(String article, String mine, String key, String value, Duration life) {
    List<String> values = List.of(mine, value, "" + life.toMillis());
    redis.eval(LEAVE, List.of("lock:" + article, key), values);
  }

  private Duration left(Instant end) throws TimeoutException {
    Duration left = Duration.between(clock.instant(), end);
    if (left.isNegative() || left.isZero()) {
      throw new TimeoutException("no price within " + DEADLINE.toSeconds() + " s");
    }
    return left;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
