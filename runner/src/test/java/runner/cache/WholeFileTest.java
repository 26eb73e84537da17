package runner.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  private static final byte[] CONTENT = {1, 2, 3};

  @TempDir Path folder;

  @Test
  void a_file_takes_the_place_of_another() throws Exception {
    Path file = Files.writeString(folder.resolve("grades.csv"), "older and longer");

    WholeFile.write(file, CONTENT);

    assertThat(file).hasBinaryContent(CONTENT);
    assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**new*");
  }

  @Test
  void what_can_not_be_replaced_stays_and_nothing_else_does() throws Exception {
    Path taken = Files.createDirectories(folder.resolve("grades.csv"));
    Path inside = Files.writeString(taken.resolve("a"), "here");

    assertThatThrownBy(() -> WholeFile.write(taken, CONTENT)).isInstanceOf(IOException.class);

    assertThat(inside).hasContent("here");
    assertThat(folder).isDirectoryNotContaining("glob:**new*");
  }
}
