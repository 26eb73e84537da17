// Four threads store the orders of a batch side by side. Each order has a transaction of its own,
// and is taken out when that is committed.
package ch06_write_behind;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

  private static final String PLACE = "insert into placed values (?, ?, ?) on conflict do nothing";

  /** step 6: the database adds. What Java has read may be old when it is written. */
  private static final String COUNT =
      "insert into sold values (?, ?) on conflict (product_id)"
          + " do update set pieces = sold.pieces + excluded.pieces";

  private final Inbox inbox;
  private final DataSource database;

  /** Set once, by whoever closes the desk. */
  private volatile boolean closed;

  private final ExecutorService threads = Executors.newFixedThreadPool(4, task -> {
    Thread thread = new Thread(task, "store");
    thread.setDaemon(true);
    return thread;
  });

  /** One desk for each node; no two have the same name. */
  public OrderDesk(String node, RedisClient redis, DataSource database, Clock clock, Waits waits) {
    this.inbox = new Inbox(redis, "orders", node);
    this.database = database;
  }

  /** Takes an order. True tells the customer that it is hers; false, that there is no room now. */
  public boolean accept(Order order) {
    if (closed || inbox.size() >= CAPACITY) {
      return false; // step 7: a queue without an end only hides that the database is too slow
    }
    inbox.add(order.text()); // step 2: on return Redis has it; if it throws, nobody was told
    return true;
  }

  /** Stores what waits, until nothing is left. The node's worker calls it again and again. */
  public synchronized void work() throws SQLException {
    for (List<Letter> batch = take(); !batch.isEmpty(); batch = take()) {
      var all = batch.stream()
          .map(letter -> CompletableFuture.runAsync(() -> handleUnchecked(letter), threads))
          .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(all).join();
    }
  }

  private List<Letter> take() {
    return inbox.take(BATCH, TAKE_OVER);
  }

  private void handleUnchecked(Letter letter) {
    try {
      handle(letter);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void handle(Letter letter) throws SQLException {
    try {
      store(Order.parse(letter.text()));
      inbox.done(letter); // step 3: only now; who dies before this line has it stored twice
    } catch (SQLException e) {
      if (!refusesTheOrder(e)) {
        throw e; // step 5: the database has a bad hour; the order stays where it is
      }
      if (inbox.refused(letter) >= ATTEMPTS) {
        inbox.park(letter);
      }
    }
  }

  /** step 5: class 22, data exception, and 23, constraint violation: no attempt changes that. */
  private static boolean refusesTheOrder(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("22") || state.startsWith("23");
  }

  private void store(Order order) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      int placed = Jdbc.update(connection, PLACE, order.id(), order.product(), order.pieces());
      if (placed == 1) { // step 4: only who has placed it counts it, in the same transaction
        Jdbc.update(connection, COUNT, order.product(), order.pieces());
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
      safe.addAll(
          Jdbc.texts(
              connection,
              "select id from placed where id = any(?)",
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
    try {
      work();
    } finally {
      threads.shutdown();
    }
  }
}
