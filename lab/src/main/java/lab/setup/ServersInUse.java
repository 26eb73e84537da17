package lab.setup;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import lab.backend.Backends;
import lab.backend.Servers;
import lab.redis.Redis;

/** The servers of this JVM and the lab's own connections to them, which last as long as it does. */
public record ServersInUse(Servers servers, Redis redis, DataSource postgres) {
  private static final int CONNECTIONS = 10;

  /** Connects at the first call. */
  public static ServersInUse ofThisJvm() {
    return OnFirstUse.INSTANCE;
  }

  private static ServersInUse connect(Servers servers) {
    return new ServersInUse(servers, new Redis(servers), pool(servers));
  }

  private static DataSource pool(Servers servers) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(
        "jdbc:postgresql://"
            + servers.host()
            + ":"
            + servers.postgresPort()
            + "/"
            + servers.postgresDatabase());
    config.setUsername(servers.postgresAdmin().user());
    config.setPassword(servers.postgresAdmin().password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setPoolName("the lab");
    return new HikariDataSource(config);
  }

  private static final class OnFirstUse {
    static final ServersInUse INSTANCE = connect(Backends.current());
  }
}
