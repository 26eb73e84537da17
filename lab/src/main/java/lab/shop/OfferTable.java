package lab.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table of offers: one statement for each method, on the caller's own connection and in its
 * transaction, if it has begun one.
 */
public final class OfferTable {
  private static final String COLUMNS = "id, shelf, place, name, cents, note, version";

  private OfferTable() {}

  /** Reads an offer; empty if there is none with this number. */
  public static Optional<Offer> find(Connection connection, long id) throws SQLException {
    return one(connection, "select " + COLUMNS + " from shop.offers where id = ?", id);
  }

  /** The same, and nobody else changes it until this transaction ends. */
  public static Optional<Offer> lock(Connection connection, long id) throws SQLException {
    return one(connection, "select " + COLUMNS + " from shop.offers where id = ? for update", id);
  }

  /** Reads the offers of a shelf, in the order of their places. */
  public static List<Offer> shelf(Connection connection, String name) throws SQLException {
    String sql = "select " + COLUMNS + " from shop.offers where shelf = ? order by place, id";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      return rows(statement);
    }
  }

  /**
   * Changes an offer.
   *
   * @return the row as the database has it now, in this transaction
   * @throws SQLException if the database refuses; what it checks at the end of a transaction it
   *     refuses at COMMIT
   * @throws IllegalArgumentException if there is no offer with this number
   */
  public static Offer update(Connection connection, long id, Change change) throws SQLException {
    String sql =
        "update shop.offers set shelf = coalesce(?, shelf), place = coalesce(?, place),"
            + " name = coalesce(?, name), cents = coalesce(?, cents), note = coalesce(?, note)"
            + " where id = ? returning "
            + COLUMNS;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, 1, change.shelf(), Types.VARCHAR);
      set(statement, 2, change.place(), Types.INTEGER);
      set(statement, 3, change.name(), Types.VARCHAR);
      set(statement, 4, change.cents(), Types.BIGINT);
      set(statement, 5, change.note(), Types.VARCHAR);
      statement.setLong(6, id);
      return rows(statement).stream()
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("there is no offer " + id));
    }
  }

  private static void set(PreparedStatement to, int place, @Nullable Object value, int type)
      throws SQLException {
    if (value == null) {
      to.setNull(place, type);
    } else {
      to.setObject(place, value, type);
    }
  }

  private static Optional<Offer> one(Connection connection, String sql, long id)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, id);
      return rows(statement).stream().findFirst();
    }
  }

  private static List<Offer> rows(PreparedStatement statement) throws SQLException {
    List<Offer> offers = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        offers.add(read(rows));
      }
    }
    return offers;
  }

  static Offer read(ResultSet row) throws SQLException {
    return new Offer(
        row.getLong("id"),
        row.getString("shelf"),
        row.getInt("place"),
        row.getString("name"),
        row.getLong("cents"),
        row.getString("note"),
        row.getLong("version"));
  }
}
