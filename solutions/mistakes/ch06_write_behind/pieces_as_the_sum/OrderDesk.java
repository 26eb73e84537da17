// fails: 4 6 7
// The number that comes with an order is written to the row of its article.
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

/**
 * Takes the shop's orders at once and stores them later. What waits is in Redis, until it is in the
 * database.
 */
public class OrderDesk {
  /** So many orders may wait for the database, those of all nodes together. */
  static final int CAPACITY = 100;

  /** An order that the database has refused so often is a dead letter. */
  static final int ATTEMPTS = 3;

  /** What a node has taken and not finished by then, another may take over. */
  static final Duration TAKE_OVER = Duration.ofSeconds(30);

  private static final int BATCH = 20;

  private final Inbox inbox;
  private final DataSource database;

  /** Set once, by whoever closes the desk. */
  private volatile boolean closed;

  /** One desk for each node; no two have the same name. */
  public OrderDesk(String node, RedisClient redis, DataSource database, Clock clock, Waits waits) {
    this.inbox = new Inbox(redis, "orders", node);
    this.database = database;
  }

  /** Takes an order. True tells the customer that it is hers; false, that there is no room now. */
  public boolean accept(Order order) {
    if (closed || inbox.size() >= CAPACITY) {
      return false;
    }
    inbox.add(order.text());
    return true;
  }

  /** Stores what waits, until nothing is left. The node's worker calls it again and again. */
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
            + " do update set pieces = excluded.pieces",
            order.product(), order.pieces());
      }
      connection.commit();
    }
  }

  /**
   * Those of these acknowledged orders that are gone. An order goes from waiting to stored, so that
   * is the order in which to look: what is on its way meanwhile is seen at least once.
   */
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

  /** Orders that the database refuses for ever, for somebody to look at. */
  public List<Order> deadLetters() {
    return inbox.parked().stream().map(Order::parse).toList();
  }

  /** The node is about to stop: it takes no more orders and stores what waits. */
  public void close() throws SQLException {
    closed = true;
    work();
  }
}
