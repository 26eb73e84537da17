// fails: 4
// Each node has a name of its own, and compare and delete are one step. Two customers of one node
// have the same name.
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

  private static final String LOOK =
      """
      local price = redis.call('get', KEYS[1])
      if price then return {'price', price} end
      local failure = redis.call('get', KEYS[3])
      if failure then return {'failure', failure} end
      if redis.call('set', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then
        redis.call('del', KEYS[4])
        return {'mine', ''}
      end
      return {'lock', redis.call('get', KEYS[2])}
      """;

  private static final String LEAVE =
      """
      if redis.call('get', KEYS[1]) == ARGV[1] then
        redis.call('set', KEYS[2], ARGV[2], 'PX', ARGV[3])
        redis.call('del', KEYS[1])
      end
      """;

  private final String node = UUID.randomUUID().toString();
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
    String seen = "";
    Duration pause = SHORTEST_PAUSE;
    while (true) {
      List<String> found = look(article, seen);
      String word = found.get(1);
      switch (found.get(0)) {
        case "price" -> {
          return Long.valueOf(word);
        }
        case "failure" -> throw new DatabaseDown(word);
        case "mine" -> {
          return load(article);
        }
        default -> seen = word;
      }
      waits.sleep(shorter(pause, left(end)));
      pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }
  }

  @SuppressWarnings("unchecked")
  private List<String> look(String article, String seen) {
    List<String> keys =
        List.of("price:" + article, "lock:" + article, "failure:" + seen, "failure:" + node);
    List<String> values = List.of(node, "" + LEASE.toMillis());
    return (List<String>) redis.eval(LOOK, keys, values);
  }

  private long load(String article) {
    try {
      long cents = prices.find(article);
      leave(article, "price:" + article, "" + cents, KEEP);
      return cents;
    } catch (RuntimeException | Error e) {
      leave(article, "failure:" + node, String.valueOf(e.getMessage()), DEADLINE);
      throw e;
    }
  }

  private void leave(String article, String key, String value, Duration life) {
    List<String> values = List.of(node, value, "" + life.toMillis());
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
