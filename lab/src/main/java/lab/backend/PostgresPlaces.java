package lab.backend;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import lab.backend.Servers.Login;
import lab.shop.Schema;

/** Makes the databases and roles of all places in a new PostgreSQL. */
final class PostgresPlaces {
  /**
   * The role may log in and nothing more; its database is closed to everybody else. {0} is the
   * role, {1} the database, {2} the password.
   */
  private static final List<String> DATABASE =
      List.of(
          "CREATE ROLE {0} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD '{2}'",
          "CREATE DATABASE {1} TEMPLATE template0",
          "REVOKE ALL ON DATABASE {1} FROM PUBLIC",
          "GRANT CONNECT ON DATABASE {1} TO {0}",
          "ALTER DATABASE {1} SET search_path = shop");

  private static final List<String> SCHEMA =
      List.of(
          "REVOKE ALL ON SCHEMA public FROM PUBLIC",
          "CREATE SCHEMA shop AUTHORIZATION {0}",
          "SET ROLE {0}",
          "SET search_path = shop");

  private static final List<String> TIDY =
      List.of("ANALYZE products, customers, accounts, orders", "RESET ROLE");

  /** Databases that no run needs: without them a copy takes half the time. */
  private static final List<String> UNUSED = List.of("postgres", "template0", "template1");

  private PostgresPlaces() {}

  /** All that this class says to a server, for keying what it makes. */
  static String text() {
    return DATABASE + " " + SCHEMA + " " + TIDY + " " + UNUSED + " " + Servers.PLACES;
  }

  /** Makes every place's database with the shop in it, and removes all others. */
  static void create(int port, Login admin) throws SQLException {
    for (int place = 0; place < Servers.PLACES; place++) {
      Login student = Passwords.studentOf(place, admin.password());
      String database = Servers.databaseOf(place);
      try (Connection connection = connect(port, "postgres", admin)) {
        run(connection, DATABASE, student, database);
      }
      try (Connection connection = connect(port, database, admin)) {
        run(connection, SCHEMA, student, database);
        run(connection, List.of(Schema.create(), Schema.data()), student, database);
        run(connection, TIDY, student, database);
      }
    }
    try (Connection connection = connect(port, Servers.databaseOf(0), admin)) {
      run(connection, List.of("ALTER ROLE {0} PASSWORD '{2}'"), admin, "");
      dropUnused(connection);
    }
    for (int place = 0; place < Servers.PLACES; place++) {
      // the first connection after a change writes down what all later ones need to know
      connect(port, Servers.databaseOf(place), admin).close();
    }
  }

  private static void dropUnused(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String database : UNUSED) {
        statement.execute("ALTER DATABASE " + database + " IS_TEMPLATE false");
        statement.execute("DROP DATABASE " + database);
      }
    }
  }

  private static Connection connect(int port, String database, Login login) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password());
    String url = "jdbc:postgresql://" + Ports.LOOPBACK + ":" + port + "/" + database;
    return DriverManager.getConnection(url, properties);
  }

  private static void run(
      Connection connection, List<String> commands, Login login, String database)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(
            command
                .replace("{0}", login.user())
                .replace("{1}", database)
                .replace("{2}", login.password()));
      }
    }
  }
}
