// fails: 3
// RENAME takes over all that a dead node has held, in one command. With a second dead node it puts
// the one list in the place of the other.
// RPOPLPUSH moves an order from the queue to a list of its node, which is looked through again by
package ch06_write_behind;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import lab.jdbc.Jdbc;
import lab.shop.Order;
import lab.time.Waits;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

public class OrderDesk {
  static final int CAPACITY = 100;

  static final int ATTEMPTS = 3;

  static final Duration TAKE_OVER = Duration.ofSeconds(30);

  private static final String EVERYTHING = "local all = redis.call('LRANGE', 'orders', 0, -1)"
      + " for _, desk in ipairs(redis.call('SMEMBERS', 'desks')) do"
      + " for _, text in ipairs(redis.call('LRANGE', 'taken:' .. desk, 0, -1)) do"
      + " all[#all + 1] = text end end return all";

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
    redis.lpush("orders", order.text());
    return true;
  }

  public synchronized void work() throws SQLException {
    redis.sadd("desks", node);
    redis.set("alive:" + node, "1", SetParams.setParams().px(TAKE_OVER.toMillis()));
    drain();
    takeOver();
    drain();
  }

  private void drain() throws SQLException {
    for (String text = next(); text != null; text = next()) {
      handle(text);
    }
  }

  private void takeOver() {
    for (String desk : redis.smembers("desks")) {
      if (!redis.exists("alive:" + desk)) {
        if (!desk.equals(node) && redis.exists("taken:" + desk)) {
          redis.rename("taken:" + desk, "taken:" + node);
        }
      }
    }
  }

  private String next() {
    String unfinished = redis.lindex("taken:" + node, -1);
    return unfinished != null ? unfinished : redis.rpoplpush("orders", "taken:" + node);
  }

  private void handle(String text) throws SQLException {
    try {
      store(Order.parse(text));
      redis.lrem("taken:" + node, 1, text);
    } catch (SQLException e) {
      if (!refusesTheOrder(e)) {
        throw e;
      }
      if (redis.hincrBy("refusals", text, 1) >= ATTEMPTS) {
        park(text);
      }
    }
  }

  private void park(String text) {
    try (var transaction = redis.multi()) {
      transaction.rpush("dead", text);
      transaction.lrem("taken:" + node, 1, text);
      transaction.hdel("refusals", text);
      transaction.exec();
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
    ((Collection<?>) redis.eval(EVERYTHING))
        .forEach(text -> safe.add(Order.parse(text.toString()).id()));
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
