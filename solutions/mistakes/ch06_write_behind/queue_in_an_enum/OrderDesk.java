// fails: 2 3
// There must be only one queue, and an enum is the safest singleton.
package ch06_write_behind;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import lab.jdbc.Jdbc;
import lab.shop.Order;
import lab.time.Waits;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.RedisClient;

public class OrderDesk {
  static final int CAPACITY = 100;
  static final int ATTEMPTS = 3;
  static final Duration TAKE_OVER = Duration.ofSeconds(30);

  private final DataSource database;

  /** There is one. */
  enum Backlog {
    INSTANCE;

    private final Map<String, Order> orders = new ConcurrentHashMap<>();
  }

  private volatile boolean closed;
  private final RedisClient redis;

  public OrderDesk(String node, RedisClient redis, DataSource database, Clock clock, Waits waits) {
    this.database = database;
    this.redis = redis;
  }

  public boolean accept(Order order) {
    if (closed || Backlog.INSTANCE.orders.size() >= CAPACITY) {
      return false;
    }
    Backlog.INSTANCE.orders.put(order.id(), order);
    return true;
  }

  public void work() throws SQLException {
    for (Order order : Backlog.INSTANCE.orders.values()) {
      handle(order.text());
    }
  }

  private void handle(String text) throws SQLException {
    Order order = Order.parse(text);
    for (int attempt = 1; ; attempt++) {
      try {
        store(order);
        Backlog.INSTANCE.orders.remove(order.id());
        return;
      } catch (SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (!state.startsWith("22") && !state.startsWith("23")) {
          throw e;
        }
        if (attempt == ATTEMPTS) {
          redis.hset("dead", order.id(), text);
          Backlog.INSTANCE.orders.remove(order.id());
          return;
        }
      }
    }
  }

  private void store(Order order) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      int isNew = Jdbc.update(connection, "insert into placed values (?, ?, ?)"
          + " on conflict do nothing", order.id(), order.product(), order.pieces());
      if (isNew == 0) {
        return;
      }
      Jdbc.update(connection, "insert into sold values (?, ?)"
          + " on conflict (product_id) do update set pieces = sold.pieces + excluded.pieces",
          order.product(), order.pieces());
      connection.commit();
    }
  }

  public List<Order> lost(List<Order> acknowledged) throws SQLException {
    List<String> waiting = Backlog.INSTANCE.orders.values().stream().map(Order::text).toList();
    List<String> dead = redis.hvals("dead");
    List<String> stored;
    try (Connection connection = database.getConnection()) {
      stored = Jdbc.texts(connection, "select id from placed");
    }
    return acknowledged.stream()
        .filter(order -> !stored.contains(order.id()) && !waiting.contains(order.text())
            && !dead.contains(order.text()))
        .toList();
  }

  public List<Order> deadLetters() {
    return redis.hvals("dead").stream().map(Order::parse).toList();
  }

  public void close() throws SQLException {
    closed = true;
    work();
  }
}
