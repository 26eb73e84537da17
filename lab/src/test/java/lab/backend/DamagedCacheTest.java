package lab.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Somebody tidies the disk, or a program was only half written when the machine went down. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class DamagedCacheTest {
  private static final String COUNT = "SELECT count(*) FROM products";

  @Test
  void a_cache_that_was_deleted_is_noticed_and_filled_again_and_a_damaged_one_is_told(
      @TempDir Path folder) throws IOException, SQLException {
    Account.find(folder).admit(folder);
    Path cache = folder.resolve("cache");
    try (EmbeddedBackend running = EmbeddedBackend.start(Cache.at(cache), Progress.NONE)) {
      assertThat(running.isServing()).isTrue();
      Folders.delete(cache);
      assertThat(running.isServing()).isFalse();
    }
    startsAgain(cache);
    Folders.delete(template(cache).resolve("data/base"));
    assertThat(startsAgain(cache))
        .containsExactly(
            "preparing the shop's databases",
            "preparing the shop's databases: 1 of 4",
            "preparing the shop's databases: 2 of 4",
            "preparing the shop's databases: 3 of 4",
            "preparing the shop's databases: 4 of 4");
    shorten(
        cache.resolve("postgres-" + PostgresBinaries.VERSION + "-" + platform() + "/bin/postgres"));

    assertThatThrownBy(() -> EmbeddedBackend.start(Cache.at(cache), Progress.NONE))
        .isInstanceOf(BackendMissing.class)
        .hasMessageStartingWith("PostgreSQL does not start on this machine; it says: ")
        .hasMessageContaining("delete the folder")
        .hasMessageNotContaining("\n");
  }

  /** Starts again, and returns what it told of its progress. */
  private static List<String> startsAgain(Path cache) throws SQLException {
    List<String> told = new CopyOnWriteArrayList<>();
    Progress progress = (what, done, total) -> told.add(what);
    try (EmbeddedBackend next = EmbeddedBackend.start(Cache.at(cache), progress)) {
      assertThat(Logins.number(next.servers(), COUNT)).isEqualTo(10);
    }
    return told;
  }

  private static Path template(Path cache) throws IOException {
    try (Stream<Path> all = Files.list(cache)) {
      return all.filter(f -> f.getFileName().toString().startsWith("shop-"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static String platform() {
    return Platform.here().os() + "-" + Platform.here().arch();
  }

  /** Leaves the first kilobyte. */
  private static void shorten(Path program) throws IOException {
    byte[] first = new byte[1000];
    try (var all = Files.newInputStream(program)) {
      assertThat(all.read(first)).isEqualTo(first.length);
    }
    Files.write(program, first);
  }
}
