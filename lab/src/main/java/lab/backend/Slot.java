package lab.backend;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * One reader's part of servers that many share: the {@link Servers#PLACES} databases of each server
 * whose numbers begin with {@link #first}.
 *
 * <p>Taken by an advisory lock of PostgreSQL, which a session holds: two readers never get the same
 * slot, and it is free again once its owner's connection is gone, however that happened. Nothing is
 * written down, so nothing can be stale.
 */
final class Slot implements AutoCloseable {
  /** The first of the two keys of our locks, so that nobody else's advisory lock is one of them. */
  private static final int KEY = 0x2C09135;

  private static final int ANSWER_SECONDS = 2;

  private final int number;
  private final Connection session;

  private Slot(int number, Connection session) {
    this.number = number;
    this.session = session;
  }

  /**
   * Takes the lowest slot that is free.
   *
   * @param slots how many there are; their numbers begin with 1
   * @throws BackendMissing if all are taken
   */
  static Slot claim(Address postgres, int slots) throws SQLException {
    Connection session = PostgresPlaces.maintenance(postgres);
    try {
      for (int number = 1; number <= slots; number++) {
        if (lock(session, number)) {
          return new Slot(number, session);
        }
      }
    } catch (SQLException e) {
      session.close();
      throw e;
    }
    session.close();
    throw new BackendMissing(
        "All "
            + slots
            + " slots of the servers at "
            + postgres.host()
            + " are taken: wait until somebody has finished, or use the embedded servers (unset"
            + " LAB_BACKEND).");
  }

  private static boolean lock(Connection session, int number) throws SQLException {
    try (PreparedStatement ask = session.prepareStatement("SELECT pg_try_advisory_lock(?, ?)")) {
      ask.setInt(1, KEY);
      ask.setInt(2, number);
      try (ResultSet answer = ask.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }

  /**
   * Number of this slot's first database in both servers. Redis' databases 0 to 3 are nobody's:
   * every connection begins in the first.
   */
  int first() {
    return number * Servers.PLACES;
  }

  /** Whether the session still stands; once it does not, somebody else may have the slot. */
  boolean isHeld() {
    try {
      return session.isValid(ANSWER_SECONDS);
    } catch (SQLException impossible) {
      return false;
    }
  }

  /** Gives the slot back. */
  @Override
  public void close() {
    try {
      session.close();
    } catch (SQLException e) {
      // then the server has ended the session, and the slot is free all the same
    }
  }
}
