package lab.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Redis that a test may kill leaves as little behind as the others do. */
class PrivateRedisTest {

  @Test
  void its_files_lie_in_the_cache_and_go_with_it() {
    PrivateRedis redis = PrivateRedis.start(Persistence.ALWAYS);
    ProcessHandle process = redis.process();
    assertThat(redis.folder()).startsWith(Cache.ofUser().folder()).exists();

    redis.close();

    assertThat(process.isAlive()).isFalse();
    assertThat(redis.folder()).doesNotExist();
  }

  @Test
  void killed_it_leaves_its_files_until_it_is_closed() {
    PrivateRedis redis = PrivateRedis.start(Persistence.EVERY_SECOND);
    ProcessHandle process = redis.process();
    redis.kill();
    assertThat(process.isAlive()).isFalse();
    assertThat(redis.folder()).exists();

    redis.close();

    assertThat(redis.folder()).doesNotExist();
  }

  @Test
  void the_living_is_not_restarted_and_its_file_not_cut() {
    try (PrivateRedis redis = PrivateRedis.start(Persistence.ALWAYS)) {
      assertThatThrownBy(redis::restart).hasMessageContaining("is alive");
      assertThatThrownBy(() -> redis.cutTo(0)).hasMessageContaining("is alive");
      redis.kill();
      assertThatThrownBy(redis::freeze).isInstanceOfAny(RuntimeException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"appendonly.aof", "appendonlydir/appendonly.aof.1.incr.aof"})
  void the_append_only_file_is_found_where_old_and_new_servers_keep_it(String name)
      throws IOException {
    try (PrivateRedis redis = PrivateRedis.start(Persistence.NONE)) {
      Path folder = redis.folder();
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "0123456789");
      AppendOnlyFile written = new AppendOnlyFile(folder);

      assertThat(written.force()).isEqualTo(10);
      written.cutTo(4);

      assertThat(written.length()).isEqualTo(4);
      assertThat(file).hasContent("0123");
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void it_ends_with_its_owner() throws IOException {
    Process owner = OwnerJvm.launch(PrivateOwner.class, Cache.ofUser().folder());
    BufferedReader said = owner.inputReader();
    ProcessHandle redis = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
    Path folder = Path.of(said.readLine());
    assertThat(List.of(redis.isAlive(), Files.exists(folder))).containsOnly(true);

    owner.destroyForcibly();

    await("the server ends after its owner").until(() -> !redis.isAlive());
    await("the folder of the run is removed").until(() -> !Files.exists(folder));
  }
}
