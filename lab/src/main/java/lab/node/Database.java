package lab.node;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
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
  private final Onlooker onlooker;

  private @Nullable HikariDataSource pool;
  private @Nullable DataSource seen;
  private volatile boolean dead;

  Database(String name, Servers servers, Callers callers, Onlooker onlooker) {
    this.statements = new Statements(callers);
    this.name = name + " " + Long.toHexString(System.identityHashCode(this));
    this.servers = servers;
    this.onlooker = onlooker;
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
      onlooker.ask(
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
        onlooker.ask(
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

  @Override
  public synchronized void close() {
    dead = true;
    if (pool != null) {
      pool.close();
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
