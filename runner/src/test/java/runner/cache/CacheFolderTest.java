package runner.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {
  @TempDir Path folder;

  @Test
  void of_too_many_entries_those_go_that_nobody_has_used_for_days() throws IOException {
    CacheFolder cache = CacheFolder.at(folder).keeping(2);
    put(cache, "old", Duration.ofDays(4));
    put(cache, "older", Duration.ofDays(5));
    put(cache, "new", Duration.ZERO);

    assertThat(folder).isDirectoryNotContaining("glob:**/{old,older,new-*}");
    assertThat(cache.entry("new")).exists();
  }

  @Test
  void entries_in_use_stay_however_many_there_are() throws IOException {
    CacheFolder cache = CacheFolder.at(folder).keeping(2);
    for (int i = 0; i < 5; i++) {
      put(cache, "entry" + i, Duration.ofHours(i));
    }
    assertThat(folder.toFile().list()).hasSize(5);
  }

  private static void put(CacheFolder cache, String key, Duration age) throws IOException {
    Path entry =
        cache.put(key, target -> Files.createDirectories(target.resolve("inside")).getParent());
    Files.setLastModifiedTime(entry, FileTime.from(Instant.now().minus(age)));
  }
}
