// Every customer waits inside Redis, at a list that is named after the lock's token: BRPOPLPUSH
// from the list to itself hands the owner's word from one to the next. Nobody polls, and a failure
// reaches all nodes. It takes a connection for each customer who waits. A blocked command hears no
// interrupt, so each wait is short.
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

  private static final int SLICE_SECONDS = 1;

  /** The price; or, if there is none, whose the lock is now. */
  private static final String LOOK =
      """
      local price = redis.call('get', KEYS[1])
      if price then return {'price', price} end
      redis.call('set', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2])
      return {'lock', redis.call('get', KEYS[2])}
      """;

  /** The price is kept by the owner alone; its word is for all who wait for this lock. */
  private static final String LEAVE =
      """
      if redis.call('get', KEYS[1]) == ARGV[1] then
        if ARGV[2] ~= '' then redis.call('set', KEYS[2], ARGV[2], 'PX', ARGV[3]) end
        redis.call('del', KEYS[1])
      end
      redis.call('rpush', KEYS[3], ARGV[4], ARGV[4])
      redis.call('pexpire', KEYS[3], ARGV[5])
      """;

  private final RedisClient redis;
  private final Prices prices;
  private final Clock clock;

  public PriceBoard(
      RedisClient redis, DataSource database, Prices prices, Clock clock, Waits waits) {
    this.redis = redis;
    this.prices = prices;
    this.clock = clock;
  }

  public Long priceOf(String article) throws InterruptedException, TimeoutException {
    Instant end = clock.instant().plus(DEADLINE);
    String mine = UUID.randomUUID().toString();
    while (clock.instant().isBefore(end)) {
      List<String> found = look(article, mine);
      if (found.get(0).equals("price")) {
        return Long.valueOf(found.get(1));
      }
      if (found.get(1).equals(mine)) {
        return load(article, mine);
      }
      String word = awaitWord("word:" + found.get(1));
      if (word != null && word.startsWith("failure ")) {
        throw new DatabaseDown(word);
      }
    }
    throw new TimeoutException("no price within " + DEADLINE.toSeconds() + " s");
  }

  private String awaitWord(String list) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return redis.brpoplpush(list, list, SLICE_SECONDS);
  }

  @SuppressWarnings("unchecked")
  private List<String> look(String article, String mine) {
    List<String> keys = List.of("price:" + article, "lock:" + article);
    return (List<String>) redis.eval(LOOK, keys, List.of(mine, "" + LEASE.toMillis()));
  }

  private long load(String article, String mine) {
    try {
      long cents = prices.find(article);
      leave(article, mine, "" + cents, "price");
      return cents;
    } catch (RuntimeException | Error e) {
      leave(article, mine, "", "failure " + e.getMessage());
      throw e;
    }
  }

  private void leave(String article, String mine, String cents, String word) {
    List<String> keys = List.of("lock:" + article, "price:" + article, "word:" + mine);
    String keep = "" + KEEP.toMillis();
    redis.eval(LEAVE, keys, List.of(mine, cents, keep, word, "" + DEADLINE.toMillis()));
  }
}
