// The lock is PostgreSQL's. It has no lease: it lasts as long as its session, which ends with the
// node. An owner that is late stays the owner, so there is nobody whose price it could overwrite;
// but one that hangs for ever holds the lock for ever. Each article that is being loaded holds one
// of the 10 connections. Whoever waits holds none: it asks, and gives its connection back.
package ch03_stampede;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import lab.shop.DatabaseDown;
import lab.shop.Prices;
import lab.time.Waits;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

public class PriceBoard {
  static final Duration KEEP = Duration.ofSeconds(60);
  static final Duration LEASE = Duration.ofSeconds(5);
  static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(100);

  private static final String LOCK = "select pg_try_advisory_lock(hashtextextended(?, 0))";
  private static final String UNLOCK = "select pg_advisory_unlock(hashtextextended(?, 0))";

  private final RedisClient redis;
  private final DataSource database;
  private final Prices prices;
  private final Clock clock;
  private final Waits waits;
  private final ConcurrentMap<String, CompletableFuture<Long>> flights = new ConcurrentHashMap<>();

  public PriceBoard(
      RedisClient redis, DataSource database, Prices prices, Clock clock, Waits waits) {
    this.redis = redis;
    this.database = database;
    this.prices = prices;
    this.clock = clock;
    this.waits = waits;
  }

  public Long priceOf(String article) throws InterruptedException, TimeoutException {
    Instant end = clock.instant().plus(DEADLINE);
    while (true) {
      Long copy = copyOf(article);
      if (copy != null) {
        return copy;
      }
      CompletableFuture<Long> mine = new CompletableFuture<>();
      CompletableFuture<Long> first = flights.putIfAbsent(article, mine);
      if (first == null) {
        return fly(article, mine, end);
      }
      try {
        return waits.get(first, left(end));
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
      }
    }
  }

  private long fly(String article, CompletableFuture<Long> mine, Instant end)
      throws InterruptedException, TimeoutException {
    try {
      Long cents = loadIfFree(article);
      while (cents == null) {
        waits.sleep(left(end).compareTo(PAUSE) < 0 ? left(end) : PAUSE);
        Long copy = copyOf(article);
        cents = copy != null ? copy : loadIfFree(article);
      }
      flights.remove(article);
      mine.complete(cents);
      return cents;
    } catch (Throwable e) {
      flights.remove(article);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  /** The price, or null if another node has the lock. */
  private Long loadIfFree(String article) {
    try (Connection session = database.getConnection()) {
      if (!ask(session, LOCK, article)) {
        return null;
      }
      try {
        Long copy = copyOf(article);
        return copy != null ? copy : load(article);
      } finally {
        ask(session, UNLOCK, article);
      }
    } catch (SQLException e) {
      throw new DatabaseDown("the lock could not be had", e);
    }
  }

  private static boolean ask(Connection session, String sql, String article) throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(sql)) {
      statement.setString(1, article);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private long load(String article) {
    long cents = prices.find(article);
    redis.set("price:" + article, "" + cents, SetParams.setParams().px(KEEP.toMillis()));
    return cents;
  }

  private Duration left(Instant end) throws TimeoutException {
    Duration left = Duration.between(clock.instant(), end);
    if (left.isNegative() || left.isZero()) {
      throw new TimeoutException("no price within " + DEADLINE.toSeconds() + " s");
    }
    return left;
  }

  private Long copyOf(String article) {
    String cents = redis.get("price:" + article);
    return cents == null ? null : Long.valueOf(cents);
  }
}
