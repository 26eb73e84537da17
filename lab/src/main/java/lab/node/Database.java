package lab.node;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import lab.backend.Servers;
import lab.callers.Asking;
import lab.callers.Traffic;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** One node's connections to PostgreSQL: a pool of 10, every statement seen, killed as a whole. */
public final class Database implements Traffic, AutoCloseable {
  private static final int POOL = 10;

  private final String name;
  private final Servers servers;
  private final List<String> statements = new CopyOnWriteArrayList<>();
  private final AtomicLong activity = new AtomicLong();

  /** Threads inside a statement, with the server's process that works for them. */
  private final Map<Thread, Integer> working = new ConcurrentHashMap<>();

  private @Nullable HikariDataSource pool;
  private @Nullable DataSource seen;
  private volatile boolean dead;

  Database(String name, Servers servers) {
    this.name = name + " " + Long.toHexString(System.identityHashCode(this));
    this.servers = servers;
  }

  /** The pool, made on the first call; it connects when a connection is first asked for. */
  synchronized DataSource dataSource() {
    if (seen == null) {
      pool = new MortalPool();
      seen = ProxyDataSourceBuilder.create(pool).listener(new Watch()).build();
    }
    return seen;
  }

  private HikariConfig config() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(servers.postgresUrl());
    config.setUsername(servers.postgresStudent().user());
    config.setPassword(servers.postgresStudent().password());
    config.setMaximumPoolSize(POOL);
    config.setMinimumIdle(0);
    config.setPoolName(name);
    config.addDataSourceProperty("ApplicationName", name);
    return config;
  }

  /** Every statement that this node has sent, in order. */
  public List<String> statements() {
    return List.copyOf(statements);
  }

  /** Ends every connection inside the server, so that open transactions roll back. */
  synchronized void kill() {
    dead = true;
    if (pool != null && pool.isRunning()) {
      ask(
          "select pid from pg_stat_activity"
              + " where case when datname = current_database() and application_name = ?"
              + " then pg_terminate_backend(pid) end",
          name);
    }
  }

  /** Threads whose statement waits for a lock that another connection has. */
  @Override
  public Set<Thread> waiting() {
    if (working.isEmpty()) {
      return Set.of();
    }
    Set<Integer> blocked =
        ask(
            "select pid from pg_stat_activity"
                + " where datname = current_database() and application_name = ?"
                + " and cardinality(pg_blocking_pids(pid)) > 0",
            name);
    Set<Thread> waiting = new HashSet<>();
    working.forEach(
        (thread, process) -> {
          if (blocked.contains(process)) {
            waiting.add(thread);
          }
        });
    return waiting;
  }

  @Override
  public Set<Thread> flying() {
    return Set.copyOf(working.keySet());
  }

  @Override
  public long activity() {
    return activity.get();
  }

  private Set<Integer> ask(String sql, String value) {
    try (Connection admin =
            DriverManager.getConnection(
                servers.postgresUrl(),
                servers.postgresAdmin().user(),
                servers.postgresAdmin().password());
        PreparedStatement statement = admin.prepareStatement(sql)) {
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

  @Override
  public synchronized void close() {
    dead = true;
    if (pool != null) {
      pool.close();
    }
  }

  /** Notes who is inside which statement. */
  private final class Watch implements QueryExecutionListener {
    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
      queries.forEach(query -> statements.add(query.getQuery()));
      working.put(Thread.currentThread(), processOf(execution));
      note();
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
      working.remove(Thread.currentThread());
      note();
    }

    private int processOf(ExecutionInfo execution) {
      try {
        return execution.getStatement().getConnection().unwrap(PGConnection.class).getBackendPID();
      } catch (SQLException e) {
        return 0;
      }
    }

    private void note() {
      if (!Asking.here()) {
        activity.incrementAndGet();
      }
    }
  }

  /** Refuses connections once the node is dead. */
  private final class MortalPool extends HikariDataSource {
    MortalPool() {
      config().copyStateTo(this); // given to the constructor, it would connect now
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (dead) {
        throw new SQLException("this node is dead: it can't reach the database", "08001");
      }
      return super.getConnection();
    }
  }
}
