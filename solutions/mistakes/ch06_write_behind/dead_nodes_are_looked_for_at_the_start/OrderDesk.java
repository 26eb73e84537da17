// fails: 3 5 7
// What a dead node held is put back when the next one starts.
package ch06_write_behind;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
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
  private final String node;

  public OrderDesk(String node, RedisClient redis, DataSource database, Clock clock, Waits waits) {
    this.database = database;
    this.redis = redis;
    this.node = node;
    // a node starts: what dead ones held goes back
    for (String other : redis.smembers("nodes")) {
      while (redis.rpoplpush("held:" + other, "orders") != null) {
        // the next one
      }
    }
    redis.sadd("nodes", node);
  }

  public boolean accept(Order order) {
    if (closed || waiting().size() >= CAPACITY) {
      return false;
    }
    redis.lpush("orders", order.text());
    return true;
  }

  private List<String> waiting() {
    List<String> all = new ArrayList<>(redis.lrange("orders", 0, -1));
    for (String other : redis.smembers("nodes")) {
      all.addAll(redis.lrange("held:" + other, 0, -1));
    }
    return all;
  }

  public void work() throws SQLException {
    for (String text : redis.lrange("held:" + node, 0, -1)) {
      handle(text);
    }
    for (String text = redis.rpoplpush("orders", "held:" + node); text != null;
        text = redis.rpoplpush("orders", "held:" + node)) {
      handle(text);
    }
  }

  private void handle(String text) throws SQLException {
    Order order = Order.parse(text);
    for (int attempt = 1; ; attempt++) {
      try {
        store(order);
        redis.lrem("held:" + node, 1, text);
        return;
      } catch (SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (!state.startsWith("22") && !state.startsWith("23")) {
          throw e;
        }
        if (attempt == ATTEMPTS) {
          try (var t = redis.multi()) {
            t.hset("dead", order.id(), text);
            t.lrem("held:" + node, 1, text);
            t.exec();
          }
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
    List<String> waiting = waiting();
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
