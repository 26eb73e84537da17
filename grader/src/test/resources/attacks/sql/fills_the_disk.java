// attack: has PostgreSQL write until no room is left
// defence: limits of the sandbox
// chapter: stampede
// state: FAIL
// points: 0
// open: without a sandbox nothing limits what PostgreSQL writes; its files lie in memory
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
      statement.execute("CREATE TABLE t AS SELECT repeat(md5(i::text), 32) FROM generate_series(1, 1000000000) i");
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage());
    }
  }

  public Long priceOf(String article) {
    return null;
  }
}
