package lab.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One statement on a connection of the caller's, in whatever transaction that is in. A value that
 * is a collection of texts becomes an array: {@code where id = any(?)}.
 */
public final class Jdbc {
  private Jdbc() {}

  /** Runs it and returns how many rows it has changed. */
  public static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  /** The number in the first column of the first row; 0 if there is none. */
  public static long number(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /** The texts in the first column, row by row. */
  public static List<String> texts(Connection connection, String sql, Object... values)
      throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement statement = prepare(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      statement.setObject(
          i + 1,
          value instanceof Collection<?> texts
              ? connection.createArrayOf("text", texts.toArray())
              : value);
    }
    return statement;
  }
}
