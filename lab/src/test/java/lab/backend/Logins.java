package lab.backend;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import lab.backend.Servers.Login;
import lab.redis.RedisLogin;
import redis.clients.jedis.RedisClient;

/** Connections to the servers, as the lab or as a student. */
final class Logins {
  private Logins() {}

  static RedisClient redis(Servers servers, Login login) {
    var config = RedisLogin.to(servers.redisDatabase(), login).build();
    return RedisClient.builder()
        .hostAndPort(servers.redisHost(), servers.redisPort())
        .clientConfig(config)
        .build();
  }

  static Connection postgres(Servers servers, Login login, String database) throws SQLException {
    String url = "jdbc:postgresql://" + servers.postgresHost() + ":" + servers.postgresPort() + "/";
    return DriverManager.getConnection(url + database, login.user(), login.password());
  }

  /** The student's answer to a query of one number. */
  static long number(Servers servers, String query) throws SQLException {
    try (Connection connection =
            postgres(servers, servers.postgresStudent(), servers.postgresDatabase());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
