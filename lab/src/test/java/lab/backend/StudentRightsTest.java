package lab.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import lab.backend.Servers.Login;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;

/** Both servers can run programs and write files for those who may; students may not. */
class StudentRightsTest {
  private static EmbeddedBackend backend;
  private static Servers servers;
  private static RedisClient redis;

  @BeforeAll
  static void start() {
    backend = EmbeddedBackend.start(Progress.NONE);
    servers = backend.servers();
    redis = Logins.redis(servers, servers.redisStudent());
  }

  @AfterAll
  static void stop() {
    redis.close();
    backend.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY products TO PROGRAM 'cat'",
        "COPY products FROM PROGRAM 'true'",
        "COPY products TO '/tmp/products'",
        "SELECT pg_read_file('postgresql.conf')",
        "SELECT lo_import('postgresql.conf')",
        "SELECT pg_ls_dir('.')",
        "SELECT * FROM pg_authid",
        "CREATE DATABASE mine",
        "CREATE ROLE mine",
        "CREATE SCHEMA mine",
        "CREATE TABLE public.mine (id bigint)",
        "CREATE TEMPORARY TABLE mine (id bigint)",
        "CREATE EXTENSION dblink",
        "ALTER ROLE student0 SUPERUSER",
        "ALTER ROLE student1 PASSWORD 'mine'",
        "SET ROLE student1",
        "SET ROLE lab",
        "GRANT pg_execute_server_program TO student0",
        "ALTER SYSTEM SET port = 1",
        "SELECT pg_reload_conf()",
        "CREATE TABLE shop.extra (id bigint)",
        "ALTER TABLE products ADD COLUMN colour text",
        "CREATE TRIGGER mine BEFORE DELETE ON products EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        "CREATE RULE mine AS ON DELETE TO products DO INSTEAD NOTHING",
        "CREATE POLICY mine ON products",
        "CHECKPOINT"
      })
  void postgres_refuses(String command) throws SQLException {
    try (Connection connection = student(servers.postgresDatabase());
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(command))
          .isInstanceOf(SQLException.class)
          .hasMessageMatching("(?s).*(permission denied|must be|not available|denied to).*");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop1", "shop2", "shop3"})
  void postgres_keeps_students_in_their_own_place(String database) {
    assertThatThrownBy(() -> student(database)).hasMessageContaining("permission denied");
  }

  @Test
  void a_students_password_does_not_open_another_place() {
    Login other = new Login("student1", servers.postgresStudent().password());

    assertThatThrownBy(() -> Logins.postgres(servers, other, "shop1"))
        .hasMessageContaining("password authentication failed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE extra (id bigint)",
        "CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'",
        "TRUNCATE placed, sold, orders, accounts, customers, products",
        "SELECT pg_try_advisory_lock(1)"
      })
  void postgres_lets_students_do_as_they_like_in_their_schema(String command) throws SQLException {
    try (Connection connection = student(servers.postgresDatabase());
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      assertThatCode(() -> statement.execute(command)).doesNotThrowAnyException();
      connection.rollback();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONFIG GET dir",
        "CONFIG SET dir /tmp",
        "FLUSHALL",
        "SHUTDOWN",
        "SAVE",
        "BGSAVE",
        "BGREWRITEAOF",
        "MODULE LIST",
        "DEBUG SLEEP 0",
        "ACL LIST",
        "ACL SETUSER mine on",
        "REPLICAOF 127.0.0.1 1",
        "SWAPDB 0 1",
        "MONITOR",
        "CLIENT LIST",
        "CLIENT PAUSE 1",
        "CLIENT KILL TYPE normal",
        "SCRIPT KILL",
        "SCRIPT DEBUG YES",
        "SLOWLOG GET",
        "ROLE"
      })
  void redis_refuses(String command) {
    assertThatThrownBy(() -> send(command)).hasMessageContaining("NOPERM");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET k v PX 1000 NX",
        "PTTL k",
        "EVAL return{redis.call('GET','k')} 1 k",
        "WATCH k",
        "UNWATCH",
        "LPUSH list 1",
        "BLPOP list 1",
        "PUBLISH channel hello",
        "XADD stream * a b",
        "XREAD COUNT 1 STREAMS stream 0",
        "SCAN 0",
        "KEYS *",
        "SORT list",
        "OBJECT ENCODING k",
        "SCRIPT FLUSH",
        "INFO server",
        "CLIENT ID",
        "CLIENT GETNAME",
        "CLIENT SETNAME me",
        "SUBSCRIBE channel",
        "FLUSHDB"
      })
  void redis_allows(String command) {
    assertThatCode(() -> send(command)).doesNotThrowAnyException();
  }

  /** Only the rights of students stand between their code and this. */
  @Test
  void as_the_lab_redis_writes_a_file_anywhere(@TempDir Path folder) {
    try (RedisClient lab = Logins.redis(servers, servers.redisAdmin())) {
      String former = lab.configGet("dir").get("dir");
      lab.configSet("dir", folder.toString());
      lab.sendCommand(Protocol.Command.SAVE);
      lab.configSet("dir", former);
    }
    assertThat(folder).isNotEmptyDirectory();
  }

  @Test
  void as_the_lab_postgres_runs_any_program() throws SQLException {
    Login lab = servers.postgresAdmin();
    try (Connection connection = Logins.postgres(servers, lab, servers.postgresDatabase());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TEMPORARY TABLE said (line text)");
      statement.execute("COPY said FROM PROGRAM 'echo a shell'");
      try (ResultSet said = statement.executeQuery("SELECT line FROM said")) {
        assertThat(said.next()).isTrue();
        assertThat(said.getString(1)).isEqualTo("a shell");
      }
    }
  }

  private static Connection student(String database) throws SQLException {
    return Logins.postgres(servers, servers.postgresStudent(), database);
  }

  private static void send(String line) {
    String[] words = line.split(" ");
    // a client of its own, for some of these commands change the connection
    try (RedisClient client = Logins.redis(servers, servers.redisStudent())) {
      client.sendCommand(
          () -> words[0].getBytes(StandardCharsets.UTF_8),
          Arrays.copyOfRange(words, 1, words.length));
    }
  }
}
