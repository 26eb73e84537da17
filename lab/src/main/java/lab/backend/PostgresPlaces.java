package lab.backend;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.function.IntConsumer;
import lab.backend.Servers.Login;
import lab.shop.Schema;

/** Makes the databases and roles of places: in a new PostgreSQL, or in one that others use too. */
final class PostgresPlaces {
  private static final String MAINTENANCE = "postgres";

  /**
   * The role may log in and nothing more. {0} is the role, {1} the database, {2} the password, here
   * and below.
   */
  private static final List<String> ROLE =
      List.of(
          "CREATE ROLE {0} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD '{2}'");

  private static final List<String> DATABASE =
      List.of(
          "CREATE DATABASE {1} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'",
          "REVOKE ALL ON DATABASE {1} FROM PUBLIC", "ALTER DATABASE {1} SET search_path = shop");

  /** The database is closed to everybody else. */
  private static final List<String> ENTRY = List.of("GRANT CONNECT ON DATABASE {1} TO {0}");

  private static final List<String> SCHEMA =
      List.of(
          "REVOKE ALL ON SCHEMA public FROM PUBLIC",
          "CREATE SCHEMA shop",
          "SET search_path = shop");

  /**
   * In the shop the role may change rows and nothing else: a trigger or a rule of its own would run
   * with the lab's rights as soon as the lab puts the tables back. What it makes goes into a schema
   * of its own, where the lab never looks.
   */
  private static final List<String> RIGHTS =
      List.of(
          "GRANT USAGE ON SCHEMA shop TO {0}",
          "GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA shop TO {0}",
          "GRANT USAGE ON ALL SEQUENCES IN SCHEMA shop TO {0}",
          "CREATE SCHEMA own AUTHORIZATION {0}",
          "ALTER ROLE {0} IN DATABASE {1} SET search_path = own, shop");

  private static final List<String> TIDY = List.of("ANALYZE products, customers, accounts, orders");

  /** What a role could have left behind: settings of its own, and whatever it has made. */
  private static final List<String> FORGET =
      List.of("ALTER ROLE {0} RESET ALL", "ALTER ROLE {0} PASSWORD '{2}'");

  private static final List<String> CLEAR =
      List.of(
          "ALTER ROLE {0} IN DATABASE {1} RESET ALL",
          "DROP SCHEMA IF EXISTS shop CASCADE", "DROP OWNED BY {0} CASCADE");

  /** A password like ours can't be guessed, and the usual 4096 rounds cost 10 ms a connection. */
  private static final String FEW_ROUNDS = "SET scram_iterations = 16";

  private static final int FIRST_WITH_ROUNDS = 16;

  /** Databases that no run needs: without them a copy takes half the time. */
  private static final List<String> UNUSED = List.of(MAINTENANCE, "template0", "template1");

  private PostgresPlaces() {}

  /** All that this class says to a new server, for keying what it makes. */
  static String text() {
    return ROLE
        + " "
        + DATABASE
        + ENTRY
        + SCHEMA
        + RIGHTS
        + TIDY
        + " "
        + UNUSED
        + " "
        + Servers.PLACES;
  }

  /**
   * Makes every place's database with the shop in it, and removes all others.
   *
   * @param begins is told each place before it is made
   */
  static void create(int port, Login admin, IntConsumer begins) throws SQLException {
    Address server = new Address(Ports.LOOPBACK, port, admin);
    for (int place = 0; place < Servers.PLACES; place++) {
      begins.accept(place);
      create(server, place);
      shop(server, place);
    }
    try (Connection connection = connect(server, Servers.databaseOf(0))) {
      run(connection, List.of("ALTER ROLE {0} PASSWORD '{2}'"), admin, "");
      dropUnused(connection);
    }
    for (int place = 0; place < Servers.PLACES; place++) {
      // the first connection after a change writes down what all later ones need to know
      connect(server, Servers.databaseOf(place)).close();
    }
  }

  /**
   * Makes these places as new, in a server that others use at the same time: whoever is still
   * connected to them is thrown out, and what was in them is gone. The places must be the caller's.
   */
  static void renew(Address server, int first) throws SQLException {
    for (int place = first; place < first + Servers.PLACES; place++) {
      create(server, place);
      try (Connection connection = connect(server, Servers.databaseOf(place))) {
        Login student = Passwords.studentOf(place, server.admin().password());
        run(connection, CLEAR, student, Servers.databaseOf(place));
        run(connection, ENTRY, student, Servers.databaseOf(place));
      }
      shop(server, place);
    }
  }

  /** Makes a role and a database where they are missing. */
  private static void create(Address server, int place) throws SQLException {
    Login student = Passwords.studentOf(place, server.admin().password());
    String database = Servers.databaseOf(place);
    try (Connection connection = maintenance(server)) {
      if (connection.getMetaData().getDatabaseMajorVersion() >= FIRST_WITH_ROUNDS) {
        run(connection, List.of(FEW_ROUNDS), student, "");
      }
      boolean known = exists(connection, "pg_roles WHERE rolname = '{0}'", student.user());
      run(connection, known ? FORGET : ROLE, student, database);
      if (exists(connection, "pg_database WHERE datname = '{0}'", database)) {
        throwOut(connection, database);
      } else {
        run(connection, DATABASE, student, database);
      }
      run(connection, ENTRY, student, database);
    }
  }

  private static void shop(Address server, int place) throws SQLException {
    Login student = Passwords.studentOf(place, server.admin().password());
    String database = Servers.databaseOf(place);
    try (Connection connection = connect(server, database)) {
      run(connection, SCHEMA, student, database);
      run(connection, List.of(Schema.create(), Schema.data()), student, database);
      run(connection, RIGHTS, student, database);
      run(connection, TIDY, student, database);
    }
  }

  private static void throwOut(Connection connection, String database) throws SQLException {
    String sql = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{1}'";
    run(connection, List.of(sql), new Login("", ""), database);
  }

  private static boolean exists(Connection connection, String where, String name)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT 1 FROM " + where.replace("{0}", name))) {
      return found.next();
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

  /** A connection to no place's database. */
  static Connection maintenance(Address server) throws SQLException {
    return connect(server, MAINTENANCE);
  }

  private static Connection connect(Address server, String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", server.admin().user());
    properties.setProperty("password", server.admin().password());
    String url = "jdbc:postgresql://" + server + "/" + database;
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
