// fails: 3
// Look at the first one, store it, and take the first one out.
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
import redis.clients.jedis.RedisClient;

public class OrderDesk {
  static final int CAPACITY = 100;
  static final int ATTEMPTS = 3;
  static final Duration TAKE_OVER = Duration.ofSeconds(30);

  private final DataSource database;
  private volatile boolean closed;
  private final RedisClient redis;

  public OrderDesk(String node, RedisClient redis, DataSource database, Clock clock, Waits waits) {
    this.database = database;
    this.redis = redis;
  }

  public boolean accept(Order order) {
    if (closed || redis.llen("orders") >= CAPACITY) {
      return false;
    }
    redis.rpush("orders", order.text());
    return true;
  }

  public void work() throws SQLException {
    for (String text = redis.lindex("orders", 0); text != null; text = redis.lindex("orders", 0)) {
      Order order = Order.parse(text);
      try {
        store(order);
        redis.lpop("orders");
      } catch (SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (!state.startsWith("22") && !state.startsWith("23")) {
          throw e;
        }
        if (redis.hincrBy("refusals", order.id(), 1) >= ATTEMPTS) {
          try (var t = redis.multi()) {
            t.rpush("dead", text);
            t.lpop("orders");
            t.hdel("refusals", order.id());
            t.exec();
          }
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
    List<String> waiting = redis.lrange("orders", 0, -1);
    List<String> dead = redis.lrange("dead", 0, -1);
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
    return redis.lrange("dead", 0, -1).stream().map(Order::parse).toList();
  }

  public void close() throws SQLException {
    closed = true;
    work();
  }
}
