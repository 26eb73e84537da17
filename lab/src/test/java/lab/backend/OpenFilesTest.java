package lab.backend;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenFilesTest {
  @Test
  void too_few_are_told_with_what_to_do() {
    assertThatThrownBy(() -> OpenFiles.mustSuffice(limits("256")))
        .isInstanceOf(BackendMissing.class)
        .hasMessageContaining("only 256 files and connections")
        .hasMessageContaining("ulimit -n 1024");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1024", "1048576", "unlimited"})
  void enough_are_not_told(String most) {
    assertThatCode(() -> OpenFiles.mustSuffice(limits(most))).doesNotThrowAnyException();
  }

  @Test
  void here_there_are_enough() {
    assertThatCode(OpenFiles::mustSuffice).doesNotThrowAnyException();
  }

  /** As Linux writes them. */
  private static List<String> limits(String most) {
    return List.of(
        "Limit                     Soft Limit           Hard Limit           Units     ",
        "Max processes             95000                95000                processes ",
        String.format("%-25s %-20s %-20s files     ", "Max open files", most, most));
  }
}
