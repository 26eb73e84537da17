package lab.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import lab.backend.Servers.Login;
import lab.redis.Redis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** Readers who share one Redis and one PostgreSQL, and must not notice. */
class SharedServersTest {
  private static BareServers room;

  @BeforeAll
  static void start() throws IOException {
    room = BareServers.start();
  }

  @AfterAll
  static void stop() {
    room.close();
  }

  @Test
  void two_readers_get_other_databases_and_other_logins() {
    try (SharedServers ada = room.enter();
        SharedServers ben = room.enter()) {
      Set<Integer> databases = Set.copyOf(databases(ada.servers()));

      assertThat(databases).hasSize(Servers.PLACES).doesNotContainAnyElementsOf(databases(ben));
      assertThat(ada.servers().postgresStudent()).isNotEqualTo(ben.servers().postgresStudent());
    }
  }

  private static List<Integer> databases(SharedServers reader) {
    return databases(reader.servers());
  }

  private static List<Integer> databases(Servers servers) {
    return Stream.of(0, 1, 2, 3).map(n -> servers.place(n).redisDatabase()).toList();
  }

  @Test
  void every_place_has_the_whole_shop() throws SQLException {
    try (SharedServers ada = room.enter()) {
      for (int place = 0; place < Servers.PLACES; place++) {
        Servers servers = ada.servers().place(place);
        assertThat(Logins.number(servers, "SELECT count(*) FROM products")).isEqualTo(10);
      }
    }
  }

  @Test
  void what_one_reader_does_moves_nobody_elses_keys_or_time() {
    try (SharedServers ada = room.enter();
        SharedServers ben = room.enter();
        RedisClient keys = Logins.redis(ben.servers(), ben.servers().redisStudent());
        Redis lever = new Redis(ada.servers())) {
      keys.psetex("promise", 60_000, "kept");

      lever.pass(Duration.ofMinutes(5));
      lever.flush();

      assertThat(keys.get("promise")).isEqualTo("kept");
      assertThat(keys.pttl("promise")).isBetween(30_000L, 60_000L);
    }
  }

  @Test
  void a_students_login_opens_no_database_of_another_reader() {
    try (SharedServers ada = room.enter();
        SharedServers ben = room.enter()) {
      Login student = ada.servers().postgresStudent();

      assertThatThrownBy(
              () -> Logins.postgres(ada.servers(), student, ben.servers().postgresDatabase()))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void a_student_has_the_rights_of_a_student() {
    try (SharedServers ada = room.enter();
        RedisClient student = Logins.redis(ada.servers(), ada.servers().redisStudent())) {
      assertThat(student.set("mine", "1")).isEqualTo("OK");
      assertThatThrownBy(student::flushAll).hasMessageContaining("NOPERM");
      assertThatThrownBy(() -> student.configGet("dir")).hasMessageContaining("NOPERM");
      assertThatThrownBy(() -> execute(ada.servers(), "COPY products TO PROGRAM 'cat'"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void whoever_comes_next_finds_nothing_of_who_was_there_before() throws SQLException {
    Servers before;
    try (SharedServers ada = room.enter();
        RedisClient keys = Logins.redis(ada.servers(), ada.servers().redisStudent())) {
      before = ada.servers();
      keys.set("mine", "1");
      execute(before, "TRUNCATE placed, sold, orders, accounts, customers, products");
      execute(before, "CREATE TABLE mine (id bigint)");
      execute(before, "ALTER ROLE CURRENT_USER SET statement_timeout = '1min'");
      String here = "ALTER ROLE CURRENT_USER IN DATABASE " + before.postgresDatabase();
      execute(before, here + " SET statement_timeout = '2min'");
      execute(before, "SELECT lo_create(7)");
    }
    try (SharedServers ben = room.enter();
        Redis redis = new Redis(ben.servers())) {
      assertThat(ben.servers()).isEqualTo(before);
      assertThat(redis.entries()).isEmpty();
      assertThat(number(before, "SELECT count(*) FROM orders")).isEqualTo(5);
      assertThat(number(before, "SELECT count(*) FROM pg_class WHERE relname = 'mine'")).isZero();
      assertThat(number(before, "SELECT count(*) FROM pg_largeobject_metadata")).isZero();
      assertThat(
              number(
                  before, "SELECT setting::int FROM pg_settings WHERE name = 'statement_timeout'"))
          .isZero();
    }
  }

  @Test
  void a_program_that_outlived_its_reader_is_thrown_out() throws SQLException {
    SharedServers ada = room.enter();
    Servers servers = ada.servers();
    try (Connection left =
        Logins.postgres(servers, servers.postgresStudent(), servers.postgresDatabase())) {
      ada.close();
      try (SharedServers ben = room.enter()) {
        assertThat(ben.servers()).isEqualTo(servers);
        assertThat(left.isValid(1)).isFalse();
      }
    }
  }

  @Test
  void readers_who_come_together_get_a_slot_each_and_the_next_is_told_to_wait() {
    List<CompletableFuture<SharedServers>> coming =
        Stream.generate(
                () -> CompletableFuture.supplyAsync(room::enter, SharedServersTest::inThread))
            .limit(3)
            .toList();
    List<SharedServers> readers = coming.stream().map(CompletableFuture::join).toList();

    assertThat(readers).extracting(reader -> reader.servers().first()).doesNotHaveDuplicates();
    assertThatThrownBy(room::enter)
        .isInstanceOf(BackendMissing.class)
        .hasMessageStartingWith("All 3 slots of the servers at 127.0.0.1 are taken: wait until");

    readers.forEach(SharedServers::close);
    room.enter().close();
  }

  private static void inThread(Runnable task) {
    new Thread(task, "a reader").start();
  }

  @Test
  void a_reader_whose_session_was_lost_notices() throws SQLException {
    try (SharedServers ada = room.enter()) {
      assertThat(ada.isServing()).isTrue();

      try (Connection admin = PostgresPlaces.maintenance(room.postgres());
          Statement statement = admin.createStatement()) {
        statement.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'");
      }

      assertThat(ada.isServing()).isFalse();
    }
  }

  @Test
  void shared_servers_can_move_time_and_nothing_that_would_harm_others() {
    try (SharedServers ada = room.enter()) {
      assertThat(ada.servers().abilities()).containsExactly(Ability.TIME_TRAVEL);
    }
  }

  @Test
  void a_server_that_does_not_answer_is_one_sentence() {
    Address nowhere = new Address(Ports.LOOPBACK, Ports.free(), new Login("lab", "secret"));

    assertThatThrownBy(() -> SharedServers.enter(nowhere, room.postgres(), "start them."))
        .isInstanceOf(BackendMissing.class)
        .hasMessageMatching("Redis can't be used at 127.0.0.1:\\d+ \\(.*\\): start them\\.");
    assertThatThrownBy(() -> SharedServers.enter(room.redis(), nowhere, "start them."))
        .isInstanceOf(BackendMissing.class)
        .hasMessageMatching("PostgreSQL can't be used at 127.0.0.1:\\d+ \\(.*\\): start them\\.");
  }

  private static void execute(Servers servers, String command) throws SQLException {
    try (Connection connection =
            Logins.postgres(servers, servers.postgresStudent(), servers.postgresDatabase());
        Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  private static long number(Servers servers, String query) throws SQLException {
    return Logins.number(servers, query);
  }
}
