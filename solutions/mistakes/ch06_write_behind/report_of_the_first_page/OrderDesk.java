// fails: 1 7
// The report reads the first 50 that wait, as every page of a list does. More may wait.
package ch06_write_behind;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import lab.inbox.Inbox;
import lab.inbox.Letter;
import lab.jdbc.Jdbc;
import lab.shop.Order;
import lab.time.Waits;
import redis.clients.jedis.RedisClient;

public class OrderDesk {
  static final int CAPACITY = 100;

  static final int ATTEMPTS = 3;

  static final Duration TAKE_OVER = Duration.ofSeconds(30);

  private static final int BATCH = 20;

  private static final String PLACE = "insert into placed values (?, ?, ?) on conflict do nothing";

  private static final String COUNT =
      "insert into sold values (?, ?) on conflict (product_id)"
          + " do update set pieces = sold.pieces + excluded.pieces";

  private final Inbox inbox;
  private final DataSource database;

  private volatile boolean closed;

  public OrderDesk(String node, RedisClient redis, DataSource database, Clock clock, Waits waits) {
    this.inbox = new Inbox(redis, "orders", node);
    this.database = database;
  }

  public boolean accept(Order order) {
    if (closed || inbox.size() >= CAPACITY) {
      return false;
    }
    inbox.add(order.text());
    return true;
  }

  public synchronized void work() throws SQLException {
    for (List<Letter> batch = take(); !batch.isEmpty(); batch = take()) {
      for (Letter letter : batch) {
        handle(letter);
      }
    }
  }

  private List<Letter> take() {
    return inbox.take(BATCH, TAKE_OVER);
  }

  private void handle(Letter letter) throws SQLException {
    try {
      store(Order.parse(letter.text()));
      inbox.done(letter);
    } catch (SQLException e) {
      if (!refusesTheOrder(e)) {
        throw e;
      }
      if (inbox.refused(letter) >= ATTEMPTS) {
        inbox.park(letter);
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
      int placed = Jdbc.update(connection, PLACE, order.id(), order.product(), order.pieces());
      if (placed == 1) {
        Jdbc.update(connection, COUNT, order.product(), order.pieces());
      }
      connection.commit();
    }
  }

  public List<Order> lost(List<Order> acknowledged) throws SQLException {
    Set<String> safe = new HashSet<>();
    inbox.waiting().stream().limit(50).forEach(text -> safe.add(Order.parse(text).id()));
    deadLetters().forEach(order -> safe.add(order.id()));
    try (Connection connection = database.getConnection()) {
      safe.addAll(
          Jdbc.texts(
              connection,
              "select id from placed where id = any(?)",
              acknowledged.stream().map(Order::id).toList()));
    }
    return acknowledged.stream().filter(order -> !safe.contains(order.id())).toList();
  }

  public List<Order> deadLetters() {
    return inbox.parked().stream().map(Order::parse).toList();
  }

  public void close() throws SQLException {
    closed = true;
    work();
  }
}
