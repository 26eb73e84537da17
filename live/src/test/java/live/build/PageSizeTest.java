package live.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageSizeTest {
  private static final long MOST = 60_000;

  @Test
  void our_own_page_is_small() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/live/page"))) {
      assertThat(files.mapToLong(PageSizeTest::size).sum()).isBetween(1L, MOST);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
