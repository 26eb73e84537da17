package lab.node;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Asks PostgreSQL what nodes are doing there.
 *
 * @param postgres the lab's own connections: making one takes longer than most of what is asked
 */
record Onlooker(DataSource postgres) {
  /**
   * Asks for numbers of server processes.
   *
   * @param sql has one parameter, the value
   * @throws IllegalStateException if the server does not answer
   */
  Set<Integer> ask(String sql, String value) {
    try (Connection connection = postgres.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      Set<Integer> found = new HashSet<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getInt(1));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("the lab's own connection to PostgreSQL failed", e);
    }
  }
}
