// fails: 2 7
// A list of ids keeps the order, a hash the contents. Who dies in between leaves an id with none.
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

  private final RedisClient redis;
  private final DataSource database;
  private volatile boolean closed;

  public OrderDesk(String node, RedisClient redis, DataSource database, Clock clock, Waits waits) {
    this.redis = redis;
    this.database = database;
  }

  public boolean accept(Order order) {
    if (closed || redis.hlen("waiting") >= CAPACITY) {
      return false;
    }
    redis.rpush("ids", order.id());
    redis.hset("waiting", order.id(), order.text());
    return true;
  }

  public synchronized void work() throws SQLException {
    for (var ids = redis.lrange("ids", 0, 19); !ids.isEmpty(); ids = redis.lrange("ids", 0, 19)) {
      for (String id : ids) {
        handle(Order.parse(redis.hget("waiting", id)));
      }
    }
  }

  private void handle(Order order) throws SQLException {
    try {
      store(order);
      try (var transaction = redis.multi()) {
        transaction.hdel("waiting", order.id());
        transaction.lrem("ids", 0, order.id());
        transaction.exec();
      }
    } catch (SQLException e) {
      if (!refusesTheOrder(e)) {
        throw e;
      }
      if (redis.hincrBy("refusals", order.id(), 1) >= ATTEMPTS) {
        try (var transaction = redis.multi()) {
          transaction.hset("dead", order.id(), order.text());
          transaction.hdel("waiting", order.id());
          transaction.lrem("ids", 0, order.id());
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
