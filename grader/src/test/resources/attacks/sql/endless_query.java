// attack: counts for ever
// defence: time limit of a step
// chapter: stampede
// state: TIMEOUT
// points: 0
package ch03_stampede;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import lab.shop.Prices;
import lab.time.Waits;
import redis.clients.jedis.RedisClient;

public class PriceBoard {
  static final Duration KEEP = Duration.ofSeconds(60);
  static final Duration LEASE = Duration.ofSeconds(5);
  static final Duration DEADLINE = Duration.ofSeconds(10);

  public PriceBoard(
      RedisClient redis, DataSource database, Prices prices, Clock clock, Waits waits) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT count(*) FROM generate_series(1, 10000) a, generate_series(1, 10000) b, generate_series(1, 10000) c");
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage());
    }
  }

  public Long priceOf(String article) {
    return null;
  }
}
