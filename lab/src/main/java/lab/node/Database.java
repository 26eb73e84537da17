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
import java.util.Set;
import javax.sql.DataSource;
import lab.backend.Servers;
import lab.callers.Callers;
import lab.callers.LabThreads;
import lab.callers.Traffic;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;

/** One node's connections to PostgreSQL: a pool of 10, every statement seen, killed as a whole. */
public final class Database implements Traffic, AutoCloseable {
  private static final int POOL = 10;

  private final String name;
  private final Servers servers;
  private final Statements statements;

  private @Nullable HikariDataSource pool;
  private @Nullable DataSource seen;
  private volatile boolean dead;

  /** One question at a time. */
  private final Object asking = new Object();

  /** Null until something is asked. Guarded by {@link #asking}. */
  private @Nullable Connection admin;

  Database(String name, Servers servers, Callers callers) {
    this.statements = new Statements(callers);
    this.name = name + " " + Long.toHexString(System.identityHashCode(this));
    this.servers = servers;
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

  private HikariConfig config() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(servers.postgresUrl());
    config.setUsername(servers.postgresStudent().user());
    config.setPassword(servers.postgresStudent().password());
    config.setMaximumPoolSize(POOL);
    config.setMinimumIdle(0);
    config.setPoolName(name);
    config.setThreadFactory(LabThreads.named(name + " pool"));
    config.addDataSourceProperty("ApplicationName", name);
    return config;
  }

  /** Every statement that this node has sent, in order. */
  public List<String> statements() {
    return statements.sent();
  }

  /** Ends every connection inside the server; open transactions are rolled back on return. */
  synchronized void kill() {
    dead = true;
    if (pool != null && pool.isRunning()) {
      ask(
          "select pid from pg_stat_activity"
              + " where case when datname = current_database() and application_name = ?"
              + " then pg_terminate_backend(pid, 5000) end",
          name);
    }
  }

  /** Threads whose statement waits for a lock that another connection has. */
  @Override
  public Set<Thread> waiting() {
    if (statements.working().isEmpty()) {
      return Set.of();
    }
    Set<Integer> blocked =
        ask(
            "select pid from pg_stat_activity"
                + " where datname = current_database() and application_name = ?"
                + " and cardinality(pg_blocking_pids(pid)) > 0",
            name);
    Set<Thread> waiting = new HashSet<>();
    statements
        .working()
        .forEach(
            (thread, process) -> {
              if (blocked.contains(process)) {
                waiting.add(thread);
              }
            });
    return waiting;
  }

  @Override
  public Set<Thread> flying() {
    return Set.copyOf(statements.working().keySet());
  }

  @Override
  public long activity() {
    return statements.activity();
  }

  private Set<Integer> ask(String sql, String value) {
    synchronized (asking) {
      try (PreparedStatement statement = admin().prepareStatement(sql)) {
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

  /** The lab's own connection: making one takes longer than most of what is asked. */
  private Connection admin() throws SQLException {
    if (admin == null) {
      admin =
          DriverManager.getConnection(
              servers.postgresUrl(),
              servers.postgresAdmin().user(),
              servers.postgresAdmin().password());
    }
    return admin;
  }

  private void closeAdmin() {
    synchronized (asking) {
      try (Connection closed = admin) {
        admin = null;
      } catch (SQLException e) {
        // it is gone all the same
      }
    }
  }

  @Override
  public synchronized void close() {
    dead = true;
    if (pool != null) {
      pool.close();
    }
    closeAdmin();
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
