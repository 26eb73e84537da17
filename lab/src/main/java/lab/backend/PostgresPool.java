package lab.backend;

import java.sql.Connection;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.ConnectionPoolDataSource;
import lab.backend.Servers.Login;
import org.apache.tomcat.jdbc.pool.PoolConfiguration;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.apache.tomcat.jdbc.pool.interceptor.ConnectionState;
import org.apache.tomcat.jdbc.pool.interceptor.StatementFinalizer;

/**
 * How a pool of connections to PostgreSQL is set up: of 10, made by whoever asks for one, given
 * back as they were lent. It has no thread of its own, so that nothing happens between the acts of
 * callers, and its end takes no time.
 */
public final class PostgresPool {
  private static final int CONNECTIONS = 10;

  /** One that was used so lately is not asked whether it is alive. */
  private static final int FRESH_MILLIS = 500;

  /** The first is named in full, or the pool sets itself, once more, what that sets. */
  private static final String INTERCEPTORS =
      Stream.of(ConnectionState.class, StatementFinalizer.class, RollsBack.class)
          .map(Class::getName)
          .collect(Collectors.joining(";"));

  /** It would write to the reader's terminal what the reader's code is told as an exception. */
  private static final Logger SILENT = Logger.getLogger("org.apache.tomcat.jdbc");

  static {
    SILENT.setLevel(Level.OFF);
  }

  private PostgresPool() {}

  /** A pool that connects by itself, when a connection is first asked for. */
  public static PoolConfiguration of(Servers servers, Login login) {
    PoolConfiguration pool = usual();
    pool.setUrl(servers.postgresUrl());
    pool.setDriverClassName("org.postgresql.Driver");
    pool.setUsername(login.user());
    pool.setPassword(login.password());
    return pool;
  }

  /** A pool that has its sessions from there, when a connection is first asked for. */
  public static PoolConfiguration of(ConnectionPoolDataSource sessions) {
    PoolConfiguration pool = usual();
    pool.setDataSource(sessions);
    return pool;
  }

  private static PoolConfiguration usual() {
    PoolConfiguration pool = new PoolProperties();
    pool.setMaxActive(CONNECTIONS);
    pool.setMaxIdle(CONNECTIONS);
    pool.setInitialSize(0);
    pool.setMinIdle(0);
    pool.setTimeBetweenEvictionRunsMillis(0); // or a thread looks after idle connections
    pool.setJmxEnabled(false);
    pool.setTestOnBorrow(true);
    pool.setValidationInterval(FRESH_MILLIS);
    pool.setJdbcInterceptors(INTERCEPTORS);
    pool.setDefaultAutoCommit(true);
    pool.setDefaultReadOnly(false);
    pool.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    return pool;
  }
}
