package live.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import runner.cache.CacheFolder;
import runner.trouble.MachineLacks;

class KeysTest {
  @Test
  void each_key_has_its_role() {
    Keys keys = Keys.fresh();
    assertThat(keys.roleOf(keys.presenter())).isEqualTo(Keys.Role.PRESENTER);
    assertThat(keys.roleOf(keys.viewer())).isEqualTo(Keys.Role.VIEWER);
    assertThat(keys.roleOf("")).isEqualTo(Keys.Role.NOBODY);
    assertThat(keys.roleOf(keys.viewer().substring(1))).isEqualTo(Keys.Role.NOBODY);
    assertThat(keys.toString()).doesNotContain(keys.presenter()).doesNotContain(keys.viewer());
  }

  /** Two empty lines would make a presenter of everybody. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "abcdefghij\n", "abcdefghij\n0123456789\n"})
  void a_file_without_two_keys_is_refused(String text, @TempDir Path cache) throws IOException {
    Path file = Files.createDirectories(cache.resolve("live")).resolve("keys");
    Files.writeString(file, text);
    String former = System.setProperty(CacheFolder.PROPERTY, cache.toString());
    try {
      assertThatThrownBy(Keys::kept)
          .isInstanceOf(MachineLacks.class)
          .hasMessageContaining("remove it");
    } finally {
      System.setProperty(CacheFolder.PROPERTY, former == null ? "" : former);
    }
  }

  @Test
  void they_are_the_same_at_the_next_start() {
    assertThat(Keys.kept()).isEqualTo(Keys.kept()).isNotEqualTo(Keys.fresh());
  }
}
