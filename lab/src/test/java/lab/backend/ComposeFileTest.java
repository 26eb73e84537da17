package lab.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Keeps {@code docker-compose.yml} and the containers backend equal. */
class ComposeFileTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  @Test
  void images_are_pinned_and_the_same_as_in_containers() throws IOException {
    assertThat(service("redis")).containsEntry("image", otherwise("LAB_REDIS_IMAGE", Images.REDIS));
    assertThat(service("postgres"))
        .containsEntry("image", otherwise("LAB_POSTGRES_IMAGE", Images.POSTGRES));
    assertThat(List.of(Images.REDIS, Images.POSTGRES))
        .allMatch(image -> image.matches("[a-z]+:\\d+\\.\\d+(\\.\\d+)?-alpine"));
  }

  @Test
  void commands_are_the_same_as_in_containers() throws IOException {
    assertThat(service("redis"))
        .containsEntry(
            "command", Images.redisCommand(otherwise("LAB_REDIS_PASSWORD", "two-copies")));
    assertThat(service("postgres")).containsEntry("command", Images.postgresCommand());
  }

  @Test
  void the_backend_finds_the_servers_of_the_file_without_being_told() throws IOException {
    assertThat(ComposeBackend.DEFAULT_REDIS)
        .isEqualTo("redis://default:two-copies@127.0.0.1:26379");
    assertThat(ComposeBackend.DEFAULT_POSTGRES)
        .isEqualTo("postgresql://lab:two-copies@127.0.0.1:25432");
    assertThat(service("postgres"))
        .containsEntry(
            "environment",
            Map.of(
                "POSTGRES_USER",
                Images.POSTGRES_ADMIN,
                "POSTGRES_PASSWORD",
                otherwise("LAB_POSTGRES_PASSWORD", "two-copies")));
    assertThat(service("redis")).containsEntry("ports", ports("26379:6379"));
    assertThat(service("postgres")).containsEntry("ports", ports("25432:5432"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis", "postgres"})
  void each_server_has_a_health_check_and_a_limit_of_memory(String name) throws IOException {
    assertThat(service(name)).containsKeys("healthcheck", "mem_limit");
  }

  /** On loopback, unless somebody asks for more. */
  private static List<String> ports(String mapping) {
    return List.of(otherwise("LAB_BIND", "127.0.0.1") + ":" + mapping);
  }

  private static String otherwise(String variable, String value) {
    return "${" + variable + ":-" + value + "}";
  }

  private static Map<String, Object> service(String name) throws IOException {
    Map<String, Map<String, Map<String, Object>>> file =
        new Yaml().load(Files.readString(ROOT.resolve("docker-compose.yml")));
    return file.get("services").get(name);
  }
}
