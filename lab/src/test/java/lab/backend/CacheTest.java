package lab.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
  private static final Path HOME = Path.of("home");
  private static final Platform LINUX = new Platform("linux", "amd64", false);

  @Test
  void the_environment_names_the_folder() {
    assertThat(Cache.folder(Map.of("TWO_COPIES_CACHE", "a b"), LINUX, HOME))
        .isEqualTo(Path.of("a b"));
  }

  @Test
  void linux_keeps_caches_below_home_or_where_xdg_says() {
    assertThat(Cache.folder(Map.of(), LINUX, HOME)).isEqualTo(HOME.resolve(".cache/two-copies"));
    assertThat(Cache.folder(Map.of("XDG_CACHE_HOME", "x"), LINUX, HOME))
        .isEqualTo(Path.of("x/two-copies"));
  }

  @Test
  void macs_and_windows_have_folders_of_their_own() {
    Platform mac = new Platform("darwin", "arm64", false);
    Platform windows = new Platform("windows", "amd64", false);

    assertThat(Cache.folder(Map.of(), mac, HOME))
        .isEqualTo(HOME.resolve("Library/Caches/two-copies"));
    assertThat(Cache.folder(Map.of("LOCALAPPDATA", "local"), windows, HOME))
        .isEqualTo(Path.of("local/two-copies"));
  }

  @Test
  void a_folder_that_cannot_be_made_is_told_in_one_sentence(@TempDir Path folder)
      throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> Cache.at(file.resolve("cache")))
        .isInstanceOf(BackendMissing.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("TWO_COPIES_CACHE");
  }

  @Test
  void a_full_disk_is_told_in_one_sentence(@TempDir Path folder) {
    Cache cache = Cache.at(folder);

    assertThatThrownBy(
            () ->
                cache.get(
                    "big",
                    into -> {
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(BackendMissing.class)
        .hasMessageStartingWith("There is no room left on the disk of " + folder);
  }

  @Test
  void what_a_program_wrote_stays_within_the_sentence(@TempDir Path folder) {
    Cache cache = Cache.at(folder);

    assertThatThrownBy(
            () ->
                cache.get(
                    "made",
                    into -> {
                      throw new IOException("initdb failed: one\n  two\n");
                    }))
        .isInstanceOf(BackendMissing.class)
        .hasMessageContaining("initdb failed: one; two): repair that");
  }

  @Test
  void what_was_half_done_is_done_anew(@TempDir Path folder) throws IOException {
    Cache cache = Cache.at(folder);
    Files.createDirectories(folder.resolve("thing.part/half"));

    Path thing = cache.get("thing", into -> Files.createFile(into.resolve("whole")));

    assertThat(thing.resolve("whole")).exists();
    assertThat(thing.resolve("half")).doesNotExist();
    assertThat(folder.resolve("thing.part")).doesNotExist();
  }
}
