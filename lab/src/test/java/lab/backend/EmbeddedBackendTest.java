package lab.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import redis.clients.jedis.RedisClient;

class EmbeddedBackendTest {
  private static EmbeddedBackend backend;

  @BeforeAll
  static void start() {
    backend = EmbeddedBackend.start(Progress.NONE);
  }

  @AfterAll
  static void stop() {
    backend.close();
  }

  @Test
  void redis_answers_student_and_lab() {
    Servers servers = backend.servers();
    try (RedisClient student = Logins.redis(servers, servers.redisStudent());
        RedisClient lab = Logins.redis(servers, servers.redisAdmin())) {
      student.set("greeting", "hello");
      assertThat(lab.get("greeting")).isEqualTo("hello");
    }
  }

  @Test
  void nobody_gets_into_redis_without_a_password() {
    Servers servers = backend.servers();
    try (RedisClient stranger = RedisClient.create(servers.redisHost(), servers.redisPort())) {
      assertThatThrownBy(() -> stranger.get("greeting")).hasMessageContaining("NOAUTH");
    }
  }

  @Test
  void every_place_has_the_whole_shop() throws SQLException {
    for (int place = 0; place < Servers.PLACES; place++) {
      Servers servers = backend.servers().place(place);
      assertThat(Logins.number(servers, "SELECT count(*) FROM shop.products")).isEqualTo(10);
      assertThat(Logins.number(servers, "SELECT count(*) FROM orders")).isEqualTo(5);
    }
  }

  @Test
  void what_one_place_writes_no_other_sees() throws SQLException {
    Servers one = backend.servers().place(1);
    Servers two = backend.servers().place(2);
    String mine = "SELECT count(*) FROM pg_class WHERE relname = 'mine'";
    try (RedisClient first = Logins.redis(one, one.redisStudent());
        RedisClient second = Logins.redis(two, two.redisStudent())) {
      first.set("mine", "1");
      assertThat(second.exists("mine")).isFalse();
    }
    try (Connection connection =
            Logins.postgres(one, one.postgresStudent(), one.postgresDatabase());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE mine (id bigint)");
    }
    assertThat(Logins.number(one, mine)).isEqualTo(1);
    assertThat(Logins.number(two, mine)).isZero();
  }

  @Test
  void redis_keeps_16_databases_in_memory_and_saves_nothing() {
    Servers servers = backend.servers();
    try (RedisClient lab = Logins.redis(servers.place(3), servers.redisAdmin())) {
      assertThat(lab.configGet("databases")).containsEntry("databases", "16");
      assertThat(lab.configGet("save")).containsEntry("save", "");
      assertThat(lab.configGet("appendonly")).containsEntry("appendonly", "no");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void both_listen_on_loopback_only() throws IOException {
    Servers servers = backend.servers();

    assertThat(listeningOn(servers.redisPort())).containsExactly("0100007F");
    assertThat(listeningOn(servers.postgresPort())).containsExactly("0100007F");
  }

  /** The local addresses on which somebody listens at this port, as the kernel writes them. */
  private static List<String> listeningOn(int port) throws IOException {
    String end = String.format(Locale.ROOT, ":%04X", port);
    try (Stream<String> four = Files.lines(Path.of("/proc/net/tcp"));
        Stream<String> six = Files.lines(Path.of("/proc/net/tcp6"))) {
      return Stream.concat(four, six)
          .map(line -> line.strip().split("\\s+"))
          .filter(field -> field[1].endsWith(end) && field[3].equals("0A"))
          .map(field -> field[1].substring(0, field[1].length() - end.length()))
          .toList();
    }
  }
}
