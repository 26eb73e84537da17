// A set in the order of time: the score of an order is the moment from which anybody may take it.
// Taking it moves that by TAKE_OVER, a failure puts it back. The texts are in a hash.
package ch06_write_behind;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import lab.jdbc.Jdbc;
import lab.shop.Order;
import lab.time.Waits;
import redis.clients.jedis.RedisClient;

/** What waits is a hash, with one field for each, and who comes next is beside it. */
public class OrderDesk {
  /** So many orders may wait for the database, those of all nodes together. */
  static final int CAPACITY = 100;

  /** An order that the database has refused so often is a dead letter. */
  static final int ATTEMPTS = 3;

  /** What a node has taken and not finished by then, another may take over. */
  static final Duration TAKE_OVER = Duration.ofSeconds(30);

  /** Members of "free" are ids, scored by the moment from which anybody may take them. */
  private static final String TAKE =
      "local ids = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])"
          + " local texts = {} for i, id in ipairs(ids) do"
          + " redis.call('ZADD', KEYS[1], ARGV[2], id)"
          + " texts[i] = redis.call('HGET', KEYS[2], id) end return texts";

  private static final String FREE =
      "for _, id in ipairs(ARGV) do if redis.call('ZSCORE', KEYS[1], id) then"
          + " redis.call('ZADD', KEYS[1], 0, id) end end";

  private final Clock clock;
  private final RedisClient redis;
  private final DataSource database;
  private volatile boolean closed;

  public OrderDesk(String node, RedisClient redis, DataSource database, Clock clock, Waits waits) {
    this.redis = redis;
    this.clock = clock;
    this.database = database;
  }

  public boolean accept(Order order) {
    if (closed || redis.hlen("waiting") >= CAPACITY) {
      return false;
    }
    try (var transaction = redis.multi()) {
      transaction.hset("waiting", order.id(), order.text());
      transaction.zadd("free", clock.millis(), order.id());
      transaction.exec();
    }
    return true;
  }

  public synchronized void work() throws SQLException {
    for (List<Order> some = take(); !some.isEmpty(); some = take()) {
      try {
        for (Order order : some) {
          handle(order);
        }
      } catch (Exception e) {
        redis.eval(FREE, List.of("free"), some.stream().map(Order::id).toList());
        throw e;
      }
    }
  }

  private List<Order> take() {
    long now = clock.millis();
    List<?> texts = (List<?>) redis.eval(TAKE, List.of("free", "waiting"),
        List.of("" + now, "" + (now + TAKE_OVER.toMillis()), "10"));
    return texts.stream().map(text -> Order.parse(text.toString())).toList();
  }

  private void handle(Order order) throws SQLException {
    try {
      store(order);
      try (var transaction = redis.multi()) {
        transaction.hdel("waiting", order.id());
        transaction.zrem("free", order.id());
        transaction.exec();
      }
    } catch (SQLException e) {
      if (!refusesTheOrder(e)) {
        throw e;
      }
      redis.eval(FREE, List.of("free"), List.of(order.id()));
      if (redis.hincrBy("refusals", order.id(), 1) >= ATTEMPTS) {
        try (var transaction = redis.multi()) {
          transaction.hset("dead", order.id(), order.text());
          transaction.hdel("waiting", order.id());
          transaction.zrem("free", order.id());
          transaction.hdel("refusals", order.id());
          transaction.exec();
        }
      }
    }
  }

  private static boolean refusesTheOrder(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("22") || state.startsWith("23");
  }

  private void store(Order order) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      int placed = Jdbc.update(connection, "insert into placed values (?, ?, ?)"
          + " on conflict do nothing", order.id(), order.product(), order.pieces());
      if (placed == 1) {
        Jdbc.update(connection, "insert into sold values (?, ?) on conflict (product_id)"
            + " do update set pieces = sold.pieces + excluded.pieces",
            order.product(), order.pieces());
      }
      connection.commit();
    }
  }

  public List<Order> lost(List<Order> acknowledged) throws SQLException {
    Set<String> safe = new HashSet<>(redis.hkeys("waiting"));
    safe.addAll(redis.hkeys("dead"));
    try (Connection connection = database.getConnection()) {
      safe.addAll(Jdbc.texts(connection, "select id from placed where id = any(?)",
          acknowledged.stream().map(Order::id).toList()));
    }
    return acknowledged.stream().filter(order -> !safe.contains(order.id())).toList();
  }

  public List<Order> deadLetters() {
    return redis.hvals("dead").stream().map(Order::parse).toList();
  }

  public void close() throws SQLException {
    closed = true;
    work();
  }
}
