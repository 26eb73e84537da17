package lab.node;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import lab.backend.Servers;
import org.jspecify.annotations.Nullable;

/**
 * Asks PostgreSQL what nodes are doing there, on one connection for all nodes of a test: making one
 * takes longer than most of what is asked. Opened by the first question.
 */
final class Onlooker implements AutoCloseable {
  private final Servers servers;

  /** Null until something is asked. Guarded by this. */
  private @Nullable Connection connection;

  Onlooker(Servers servers) {
    this.servers = servers;
  }

  /**
   * Asks for numbers of server processes.
   *
   * @param sql has one parameter, the value
   * @throws IllegalStateException if the server does not answer
   */
  synchronized Set<Integer> ask(String sql, String value) {
    try (PreparedStatement statement = connection().prepareStatement(sql)) {
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

  private Connection connection() throws SQLException {
    if (connection == null) {
      connection =
          DriverManager.getConnection(
              servers.postgresUrl(),
              servers.postgresAdmin().user(),
              servers.postgresAdmin().password());
    }
    return connection;
  }

  @Override
  public synchronized void close() {
    try (Connection closed = connection) {
      connection = null;
    } catch (SQLException e) {
      // it is gone all the same
    }
  }
}
