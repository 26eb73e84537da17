package lab.node;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import lab.backend.PostgresPool;
import lab.callers.Callers;
import lab.callers.Traffic;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;

/** One node's connections to PostgreSQL: a pool of 10, every statement seen, killed as a whole. */
public final class Database implements Traffic, AutoCloseable {
  private static final int MOST_REFUSED = 10_000;
  private static final long PATIENCE_NANOS = 5_000_000_000L;

  private final Callers callers;
  private final Statements statements;
  private final NodeSessions sessions;
  private final Onlooker onlooker;

  private @Nullable MortalPool pool;
  private @Nullable DataSource seen;
  private volatile boolean dead;
  private volatile boolean refusing;

  /** How often a connection was refused because the node is dead. */
  private final AtomicInteger refused = new AtomicInteger();

  Database(World world) {
    this.callers = world.callers();
    this.statements = new Statements(callers);
    this.sessions = new NodeSessions(world.servers(), statements::arePlain);
    this.onlooker = new Onlooker(world.postgres());
  }

  /** The pool, made on the first call; it connects when a connection is first asked for. */
  synchronized DataSource dataSource() {
    if (seen == null) {
      pool = new MortalPool();
      seen =
          ProxyDataSourceBuilder.create(pool)
              .listener(statements)
              .methodListener(statements)
              .build();
    }
    return seen;
  }

  /** Every statement that this node has sent, in order. */
  public List<String> statements() {
    return statements.sent();
  }

  /** Number of connections that were taken from the pool and not given back. */
  public synchronized int lent() {
    return pool == null ? 0 : pool.getActive();
  }

  /**
   * Gives back what is lent, if nobody can be inside, so that no session need end with its node.
   * Transactions are rolled back, and whoever had a connection finds it closed: to the server and
   * to the node it is as if the line were cut.
   */
  synchronized void takeBack() {
    if (lent() > 0 && isStill() && pool != null) {
      pool.takeBack();
    }
  }

  /** Whether no thread is at work, and nothing was done that a session may keep. */
  private boolean isStill() {
    return statements.arePlain()
        && statements.working().isEmpty()
        && callers.areAlone()
        && callers.areSettled();
  }

  /** Nothing of it reaches the server any more; open transactions are rolled back on return. */
  synchronized void kill() {
    dead = true;
    if (pool != null && !endsLent()) {
      pool.close(true);
    }
  }

  /**
   * PostgreSQL is down, as this node sees it: open connections are ended, their transactions roll
   * back, and new ones are refused until {@link #heal}.
   */
  public synchronized void refuse() {
    refusing = true;
    if (pool != null) {
      endsLent();
      pool.purge(); // what was ended too, once it is given back
    }
  }

  /** PostgreSQL is back. */
  public void heal() {
    refusing = false;
  }

  /**
   * Ends every connection inside the server, if one is lent; else nobody could tell.
   *
   * @return whether one is lent
   */
  private boolean endsLent() {
    boolean lent = lent() > 0;
    if (lent) {
      askUntilNone(
          "select case when pg_terminate_backend(pid) then pid else 0 end from pg_stat_activity"
              + " where datname = current_database()"
              + " and pid = any(string_to_array(?, ',')::int[])",
          sessions.processes());
    }
    return lent;
  }

  /** Threads whose statement waits for a lock that another connection has. */
  @Override
  public Set<Thread> waiting() {
    Map<Thread, Integer> lasting = statements.lasting();
    if (lasting.isEmpty()) {
      return Set.of();
    }
    Set<Integer> blocked =
        onlooker.ask(
            "select pid from unnest(string_to_array(?, ',')::int[]) as pid"
                + " where cardinality(pg_blocking_pids(pid)) > 0",
            lasting.values().stream().map(String::valueOf).collect(Collectors.joining(",")));
    lasting.values().retainAll(blocked);
    return lasting.keySet();
  }

  @Override
  public Set<Thread> flying() {
    return statements.working();
  }

  @Override
  public long activity() {
    return statements.activity();
  }

  /**
   * Asks again until the answer is empty. {@code pg_terminate_backend} can wait by itself, but
   * looks every 100 ms only; a process leaves {@code pg_stat_activity} after it has rolled back.
   */
  private void askUntilNone(String sql, String value) {
    long giveUp = System.nanoTime() + PATIENCE_NANOS;
    while (!onlooker.ask(sql, value).isEmpty()) {
      if (System.nanoTime() > giveUp) {
        throw new IllegalStateException("a connection to PostgreSQL did not end within 5 s");
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public synchronized void close() {
    dead = true;
    if (pool != null) {
      if (lent() > 0) {
        sessions.endAll();
      } else {
        pool.close(true);
      }
      pool = null;
    }
  }

  /** Refuses connections once the node is dead. */
  private final class MortalPool extends org.apache.tomcat.jdbc.pool.DataSource {
    /** With some that were given back since. */
    private final Queue<Connection> lent = new ConcurrentLinkedQueue<>();

    MortalPool() {
      super(PostgresPool.of(sessions));
    }

    @Override
    public Connection getConnection() throws SQLException {
      mustReachServer();
      Connection connection = super.getConnection();
      if (dead || refusing) { // since then
        connection.close();
        mustReachServer();
      }
      lent.removeIf(MortalPool::isBack);
      lent.add(connection);
      return connection;
    }

    private static boolean isBack(Connection connection) {
      try {
        return connection.isClosed();
      } catch (SQLException broken) {
        return true;
      }
    }

    /** As those who have them would. */
    void takeBack() {
      for (Connection each = lent.poll(); each != null; each = lent.poll()) {
        try {
          each.close();
        } catch (SQLException broken) {
          // it counts as lent
        }
      }
    }

    private void mustReachServer() throws SQLException {
      if (dead) {
        mustNotGoOn();
        throw new SQLException("this node is dead: it can't reach the database", "08001");
      }
      if (refusing) {
        throw new SQLException("Connection to the database refused", "08001");
      }
    }

    /** A loop that catches every SQLException would ask a dead node's pool for ever. */
    private void mustNotGoOn() {
      if (refused.incrementAndGet() > MOST_REFUSED) {
        throw new IllegalStateException(
            "this node is dead, and its program goes on without an end");
      }
    }
  }
}
