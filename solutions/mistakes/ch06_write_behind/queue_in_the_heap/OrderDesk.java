// fails: 2
// A concurrent queue loses nothing between threads, and memory is fast.
package ch06_write_behind;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import lab.jdbc.Jdbc;
import lab.shop.Order;
import lab.time.Waits;
import redis.clients.jedis.RedisClient;

/** Takes the shop's orders at once and stores them later. What waits is in the process. */
public class OrderDesk {
  /** So many orders may wait for the database, those of all nodes together. */
  static final int CAPACITY = 100;

  /** An order that the database has refused so often is a dead letter. */
  static final int ATTEMPTS = 3;

  /** What a node has taken and not finished by then, another may take over. */
  static final Duration TAKE_OVER = Duration.ofSeconds(30);

  private final DataSource database;
  private final Queue<Order> queue = new ConcurrentLinkedQueue<>();

  /** One desk for each node; no two have the same name. The steps need what is not used yet. */
  public OrderDesk(String node, RedisClient redis, DataSource database, Clock clock, Waits waits) {
    this.database = database;
  }

  /** Takes an order. True tells the customer that it is hers; false, that there is no room now. */
  public boolean accept(Order order) {
    return queue.add(order);
  }

  /** Stores what waits, until nothing is left. The node's worker calls it again and again. */
  public void work() throws SQLException {
    for (Order order = queue.poll(); order != null; order = queue.poll()) {
      store(order);
    }
  }

  private void store(Order order) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false); // closed without a COMMIT, it rolls back
      Jdbc.update(connection, "insert into placed values (?, ?, ?) on conflict do nothing",
          order.id(), order.product(), order.pieces()); // whoever clicks twice wants it once
      String sum = "select pieces from sold where product_id = ?";
      Jdbc.update(connection, "insert into sold values (?, ?)"
          + " on conflict (product_id) do update set pieces = excluded.pieces",
          order.product(), Jdbc.number(connection, sum, order.product()) + order.pieces());
      connection.commit();
    }
  }

  /** Those of these acknowledged orders that are gone: nobody will ever store them. */
  public List<Order> lost(List<Order> acknowledged) throws SQLException {
    Set<String> safe = new HashSet<>();
    queue.forEach(order -> safe.add(order.id()));
    try (Connection connection = database.getConnection()) {
      safe.addAll(Jdbc.texts(connection, "select id from placed where id = any(?)",
          acknowledged.stream().map(Order::id).toList()));
    }
    return acknowledged.stream().filter(order -> !safe.contains(order.id())).toList();
  }

  /** Orders that the database refuses for ever, for somebody to look at. */
  public List<Order> deadLetters() {
    return List.of();
  }

  /** The node is about to stop: it takes no more orders and stores what waits. */
  public void close() throws SQLException {}
}
