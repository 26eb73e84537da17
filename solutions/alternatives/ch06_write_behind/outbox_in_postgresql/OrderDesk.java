// No Redis at all: one INSERT into an outbox acknowledges an order, and one transaction moves it.
// Slower to acknowledge; a replay can only come from a customer who asks again.
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

/** What waits is in a table of the database: to store it and to take it out is one transaction. */
public class OrderDesk {
  /** So many orders may wait for the database, those of all nodes together. */
  static final int CAPACITY = 100;

  /** An order that the database has refused so often is a dead letter. */
  static final int ATTEMPTS = 3;

  /** What a node has taken and not finished by then, another may take over. */
  static final Duration TAKE_OVER = Duration.ofSeconds(30);

  private final DataSource database;
  private volatile boolean closed;

  public OrderDesk(String node, RedisClient redis, DataSource database, Clock clock, Waits waits) {
    this.database = database;
  }

  public boolean accept(Order order) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return !closed && Jdbc.update(connection, "insert into outbox (body) select ?"
          + " where (select count(*) from outbox where not dead) < ?", order.text(), CAPACITY) == 1;
    }
  }

  /** Who closes waits for the worker: a row that it has locked would be skipped. */
  public synchronized void work() throws SQLException {
    while (moveOne()) {
      // the next one
    }
  }

  private boolean moveOne() throws SQLException {
    long place = 0;
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      place = Jdbc.number(connection, "select place from outbox where not dead order by place"
          + " limit 1 for update skip locked");
      if (place == 0) {
        return false;
      }
      String body = "select body from outbox where place = ?";
      store(connection, Order.parse(Jdbc.texts(connection, body, place).get(0)));
      Jdbc.update(connection, "delete from outbox where place = ?", place);
      connection.commit();
    } catch (SQLException e) {
      if (place == 0 || !refusesTheOrder(e)) {
        throw e;
      }
      refused(place);
    }
    return true;
  }

  private void refused(long place) throws SQLException {
    try (Connection connection = database.getConnection()) {
      Jdbc.update(connection, "update outbox set refusals = refusals + 1,"
          + " dead = refusals + 1 >= ? where place = ?", ATTEMPTS, place);
    }
  }

  private static boolean refusesTheOrder(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("22") || state.startsWith("23");
  }

  private static void store(Connection connection, Order order) throws SQLException {
    int placed = Jdbc.update(connection, "insert into placed values (?, ?, ?)"
        + " on conflict do nothing", order.id(), order.product(), order.pieces());
    if (placed == 1) {
      Jdbc.update(connection, "insert into sold values (?, ?) on conflict (product_id)"
          + " do update set pieces = sold.pieces + excluded.pieces",
          order.product(), order.pieces());
    }
  }

  public List<Order> lost(List<Order> acknowledged) throws SQLException {
    Set<String> safe = new HashSet<>();
    try (Connection connection = database.getConnection()) {
      Jdbc.texts(connection, "select body from outbox")
          .forEach(body -> safe.add(Order.parse(body).id()));
    }
    try (Connection connection = database.getConnection()) {
      safe.addAll(Jdbc.texts(connection, "select id from placed where id = any(?)",
          acknowledged.stream().map(Order::id).toList()));
    }
    return acknowledged.stream().filter(order -> !safe.contains(order.id())).toList();
  }

  public List<Order> deadLetters() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Jdbc.texts(connection, "select body from outbox where dead order by place").stream()
          .map(Order::parse)
          .toList();
    }
  }

  public void close() throws SQLException {
    closed = true;
    work();
  }
}
