// fails: 3
// One worker at a time, says a static lock, so looking first and taking out later seems safe. It joins
// the desks of one JVM. Two nodes have two locks, and one takes out what the other has not stored.
package ch06_write_behind;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import lab.jdbc.Jdbc;
import lab.shop.Order;
import lab.time.Waits;
import redis.clients.jedis.RedisClient;

public class OrderDesk {
  static final int CAPACITY = 100;
  static final int ATTEMPTS = 3;
  static final Duration TAKE_OVER = Duration.ofSeconds(30);

  private static final Lock WORK = new ReentrantLock();

  private final String node;
  private final RedisClient redis;
  private final DataSource database;
  private volatile boolean closed;

  public OrderDesk(String node, RedisClient redis, DataSource database, Clock clock, Waits waits) {
    this.node = node;
    this.redis = redis;
    this.database = database;
  }

  public boolean accept(Order order) {
    if (closed || redis.llen("orders") >= CAPACITY) {
      return false;
    }
    redis.rpush("orders", order.text());
    return true;
  }

  public void work() throws SQLException {
    WORK.lock();
    try {
      drain();
    } finally {
      WORK.unlock();
    }
  }

  private void drain() throws SQLException {
    for (String text = redis.lindex("orders", 0); text != null; text = redis.lindex("orders", 0)) {
      try {
        store(Order.parse(text));
        redis.lpop("orders");
      } catch (SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (!state.startsWith("22") && !state.startsWith("23")) {
          throw e;
        }
        if (redis.hincrBy("refusals", text, 1) >= ATTEMPTS) {
          try (var transaction = redis.multi()) {
            transaction.rpush("dead", text);
            transaction.lpop("orders");
            transaction.hdel("refusals", text);
            transaction.exec();
          }
        }
      }
    }
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
    Set<String> safe = new HashSet<>();
    redis.lrange("orders", 0, -1).forEach(text -> safe.add(Order.parse(text).id()));
    deadLetters().forEach(order -> safe.add(order.id()));
    try (Connection connection = database.getConnection()) {
      safe.addAll(Jdbc.texts(connection, "select id from placed where id = any(?)",
          acknowledged.stream().map(Order::id).toList()));
    }
    return acknowledged.stream().filter(order -> !safe.contains(order.id())).toList();
  }

  public List<Order> deadLetters() {
    return redis.lrange("dead", 0, -1).stream().map(Order::parse).toList();
  }

  public void close() throws SQLException {
    closed = true;
    work();
  }
}
