// fails: 7
// With a full queue an order is stored at once. Whoever asks again is not placed again, but counted
// again: the statement that counts does not ask whether there was anything to place.
// Whoever finds the queue full waits for the database herself: her order is stored before she is
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

  private final Inbox inbox;
  private final DataSource database;

  private volatile boolean closed;

  public OrderDesk(String node, RedisClient redis, DataSource database, Clock clock, Waits waits) {
    this.inbox = new Inbox(redis, "orders", node);
    this.database = database;
  }

  public boolean accept(Order order) throws SQLException {
    if (closed) {
      return false;
    }
    if (inbox.size() >= CAPACITY) {
      storeNow(order);
      return true;
    }
    inbox.add(order.text());
    return true;
  }

  private void storeNow(Order order) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      Jdbc.update(connection, "insert into placed values (?, ?, ?)"
          + " on conflict do nothing", order.id(), order.product(), order.pieces());
      Jdbc.update(connection, "insert into sold values (?, ?) on conflict (product_id)"
            + " do update set pieces = sold.pieces + excluded.pieces",
            order.product(), order.pieces());
      connection.commit();
    }
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
    inbox.waiting().forEach(text -> safe.add(Order.parse(text).id()));
    deadLetters().forEach(order -> safe.add(order.id()));
    try (Connection connection = database.getConnection()) {
      safe.addAll(Jdbc.texts(connection, "select id from placed where id = any(?)",
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
