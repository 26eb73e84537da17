package lab.node;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import lab.backend.Ability;
import lab.backend.Servers;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.TransactionState;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.jdbc.PgConnection;

/**
 * One node's sessions in PostgreSQL. The server takes longer to begin one than most tests to use
 * it, so a session that is given back in good order is kept for another node, with all forgotten
 * that was set, locked or prepared in it. One in which somebody may be when its node ends is ended
 * too.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-discard.html">DISCARD</a>
 */
@SuppressWarnings("serial") // of the driver's class, and never written
final class NodeSessions extends PGConnectionPoolDataSource implements ConnectionEventListener {
  /** So many are kept at most: as many as nearly all tests need at a time. */
  private static final int MOST_KEPT = 12;

  /** The same where a room of readers shares one server. */
  private static final int MOST_KEPT_IN_A_ROOM = 5;

  private static final int PATIENCE_SECONDS = 5;

  /** Sessions that no node has, the one given back last first, by server and login. */
  private static final Map<String, Deque<PooledConnection>> KEPT = new ConcurrentHashMap<>();

  private final Deque<PooledConnection> kept;
  private final int most;
  private final BooleanSupplier inGoodOrder;

  /** What this node has, with the driver's own connection in it. */
  private final Map<PooledConnection, PgConnection> own = new ConcurrentHashMap<>();

  /**
   * @param inGoodOrder whether nothing was done to a connection that could outlast its return
   */
  NodeSessions(Servers servers, BooleanSupplier inGoodOrder) {
    this.inGoodOrder = inGoodOrder;
    most = servers.can(Set.of(Ability.KILL)) ? MOST_KEPT : MOST_KEPT_IN_A_ROOM;
    setURL(servers.postgresUrl());
    setUser(servers.postgresStudent().user());
    setPassword(servers.postgresStudent().password());
    kept = KEPT.computeIfAbsent(getURL() + " " + getUser(), key -> new ConcurrentLinkedDeque<>());
  }

  @Override
  public PooledConnection getPooledConnection() throws SQLException {
    PooledConnection session = takeKept();
    if (session == null) {
      session = super.getPooledConnection();
      own.put(session, driversOwn(session));
    }
    session.addConnectionEventListener(this);
    return session;
  }

  /** A session that is still alive: its server may have ended since. */
  private @Nullable PooledConnection takeKept() {
    for (PooledConnection next = kept.poll(); next != null; next = kept.poll()) {
      try {
        PgConnection connection = driversOwn(next);
        if (connection.isValid(PATIENCE_SECONDS)) {
          own.put(next, connection);
          return next;
        }
      } catch (SQLException ended) {
        // then the one after it
      }
      end(next::close);
    }
    return null;
  }

  private static PgConnection driversOwn(PooledConnection session) throws SQLException {
    return session.getConnection().unwrap(PgConnection.class);
  }

  /** Numbers of the server's processes that work for this node, with commas between. */
  String processes() {
    return own.values().stream()
        .map(connection -> String.valueOf(connection.getBackendPID()))
        .collect(Collectors.joining(","));
  }

  /** Ends all sessions, whoever may be inside. */
  void endAll() {
    own.values().forEach(connection -> end(connection::close));
  }

  /** The pool has no use for a session any more. */
  @Override
  public void connectionClosed(ConnectionEvent event) {
    PooledConnection session = (PooledConnection) event.getSource();
    session.removeConnectionEventListener(this);
    own.remove(session);
    if (inGoodOrder.getAsBoolean() && forgets(session) && kept.size() < most) {
      kept.push(session);
    } else {
      end(session::close);
    }
  }

  /** Tells of something that is found out by using the session, too. */
  @Override
  public void connectionErrorOccurred(ConnectionEvent event) {}

  /** A transaction that was begun by a statement is one of which the pool knows nothing. */
  private static boolean forgets(PooledConnection session) {
    try (Connection connection = session.getConnection();
        Statement statement = connection.createStatement()) {
      if (connection.unwrap(PgConnection.class).getTransactionState() != TransactionState.IDLE) {
        statement.execute("ROLLBACK");
      }
      statement.execute("DISCARD ALL");
      return true;
    } catch (SQLException ended) {
      return false;
    }
  }

  private static void end(Ending ending) {
    try {
      ending.end();
    } catch (SQLException ended) {
      // by the server, before
    }
  }

  private interface Ending {
    void end() throws SQLException;
  }
}
