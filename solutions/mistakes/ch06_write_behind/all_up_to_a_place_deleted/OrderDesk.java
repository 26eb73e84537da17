// fails: 3
// The outbox counts its places, so all up to the last one that was read can go.
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

  public OrderDesk(String node, RedisClient redis, DataSource database, Clock clock, Waits waits) {
    this.database = database;
  }

  public boolean accept(Order order) throws SQLException {
    if (closed) {
      return false;
    }
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      if (Jdbc.number(connection, "select count(*) from outbox where not dead") >= CAPACITY) {
        return false;
      }
      Jdbc.update(connection, "insert into outbox (body) values (?)", order.text());
      connection.commit();
      return true;
    }
  }

  public void work() throws SQLException {
    while (true) {
      List<String> bodies;
      long upTo;
      try (Connection connection = database.getConnection()) {
        upTo = Jdbc.number(connection,
            "select max(place) from (select place from outbox where not dead"
                + " order by place limit 10) t");
        bodies = Jdbc.texts(connection,
            "select body from outbox where not dead and place <= ? order by place", upTo);
      }
      if (bodies.isEmpty()) {
        return;
      }
      for (String body : bodies) {
        handle(body);
      }
      try (Connection connection = database.getConnection()) {
        Jdbc.update(connection, "delete from outbox where not dead and place <= ?", upTo);
      }
    }
  }

  private void handle(String body) throws SQLException {
    Order order = Order.parse(body);
    for (int attempt = 1; ; attempt++) {
      try {
        store(order);
        return;
      } catch (SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (!state.startsWith("22") && !state.startsWith("23")) {
          throw e;
        }
        if (attempt == ATTEMPTS) {
          try (Connection connection = database.getConnection()) {
            Jdbc.update(connection, "update outbox set dead = true where body = ?", body);
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
    List<String> waiting; // and dead letters
    List<String> stored;
    try (Connection connection = database.getConnection()) {
      waiting = Jdbc.texts(connection, "select body from outbox");
      stored = Jdbc.texts(connection, "select id from placed");
    }
    return acknowledged.stream()
        .filter(order -> !stored.contains(order.id()) && !waiting.contains(order.text()))
        .toList();
  }

  public List<Order> deadLetters() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Jdbc.texts(connection, "select distinct body from outbox where dead").stream()
          .map(Order::parse).toList();
    }
  }

  public void close() throws SQLException {
    closed = true;
    work();
  }
}
