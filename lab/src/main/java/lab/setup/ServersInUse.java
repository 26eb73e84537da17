package lab.setup;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import lab.backend.Ability;
import lab.backend.Backends;
import lab.backend.PostgresPool;
import lab.backend.Servers;
import lab.redis.Redis;

/** The servers of this JVM and the lab's own connections to them, which last as long as it does. */
public record ServersInUse(Servers servers, Redis redis, DataSource postgres) {
  /** Those that can more than the usual ones, once a test has needed them. */
  private static final Map<Servers, ServersInUse> ABLE = new ConcurrentHashMap<>();

  /** Connects at the first call. */
  public static ServersInUse ofThisJvm() {
    return OnFirstUse.INSTANCE;
  }

  /** The same servers if all of this can be done to them, else others to which it can. */
  public static ServersInUse with(Set<Ability> needed) {
    ServersInUse usual = ofThisJvm();
    return usual.servers().can(needed)
        ? usual
        : ABLE.computeIfAbsent(Backends.with(needed), ServersInUse::connect);
  }

  private static ServersInUse connect(Servers servers) {
    return new ServersInUse(servers, new Redis(servers), pool(servers));
  }

  private static DataSource pool(Servers servers) {
    return new org.apache.tomcat.jdbc.pool.DataSource(
        PostgresPool.of(servers, servers.postgresAdmin()));
  }

  private static final class OnFirstUse {
    static final ServersInUse INSTANCE = connect(Backends.current());
  }
}
