package lab.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** Needs Docker and both images; CI, where {@code LAB_TEST_DOCKER} is set, always has them. */
class ContainersBackendTest {
  @BeforeAll
  static void docker() {
    boolean there = docker("image", "inspect", Images.redis(), Images.postgres()).worked();
    assumeTrue(
        there || System.getenv("LAB_TEST_DOCKER") != null,
        "no Docker answers here, or it has not got "
            + Images.redis()
            + " and "
            + Images.postgres());
  }

  @Test
  void both_servers_answer_on_loopback_and_are_gone_when_closed() throws SQLException {
    Servers servers;
    try (Backend backend = ContainersBackend.start(Progress.NONE);
        RedisClient student =
            Logins.redis(backend.servers().place(2), backend.servers().redisStudent())) {
      servers = backend.servers();
      assertThat(backend.isServing()).isTrue();
      assertThat(student.set("mine", "1")).isEqualTo("OK");
      assertThat(Logins.number(servers.place(3), "SELECT count(*) FROM products")).isEqualTo(10);
      assertThat(published()).contains("127.0.0.1:" + servers.redisPort() + "->");
      assertThat(published()).contains("127.0.0.1:" + servers.postgresPort() + "->");
      assertThat(published()).doesNotContain("0.0.0.0:" + servers.redisPort());
    }
    assertThat(published()).doesNotContain(":" + servers.redisPort() + "->");
    assertThat(published()).doesNotContain(":" + servers.postgresPort() + "->");
  }

  private static String published() {
    return docker("ps", "--format", "{{.Ports}}").output();
  }

  private static Program docker(String... words) {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(words));
    return Program.run(Path.of("/"), command);
  }
}
