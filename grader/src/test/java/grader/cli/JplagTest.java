package grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.FakeCourse;
import runner.cli.Status;

/** The folders that JPlag reads. */
class JplagTest {
  @TempDir Path folder;
  private Workplace workplace;

  @BeforeEach
  void two_hand_in() throws IOException {
    workplace = Workplace.in(folder);
    workplace.submit("ann", FakeCourse.SOLUTION);
    workplace.submit("Zoë O'Hara", FakeCourse.CHECKPOINT);
    workplace.save("work/eve/notes.txt", "nothing");
  }

  @Test
  void hold_a_root_a_chapter_and_the_starters() throws IOException {
    assertThat(workplace.grade("work", "--jplag", "jplag")).isEqualTo(Status.DONE);
    assertThat(tree())
        .hasSize(5)
        .contains(
            ".written",
            "base-code/ch00_zero/Adder.java",
            "base-code/ch01_one/Adder.java",
            "submissions/ch00_zero/ann/Adder.java")
        .anyMatch(name -> name.matches("submissions/ch00_zero/_Zo_O_Hara-\\w{8}/Adder.java"));
    assertThat(workplace.read("jplag/submissions/ch00_zero/ann/Adder.java"))
        .isEqualTo(FakeCourse.inPackage("ch00_zero", FakeCourse.SOLUTION));
    assertThat(workplace.read("jplag/base-code/ch00_zero/Adder.java"))
        .isEqualTo(FakeCourse.inPackage("ch00_zero", FakeCourse.STARTER));
  }

  @Test
  void are_written_over_only_when_the_command_says_so() {
    String[] all = {"work", "--chapters", "0", "--jplag", "jplag"};
    workplace.save("jplag/mine.txt", "mine");
    assertThat(workplace.grade(all)).isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err()).contains("jplag is not empty: name another folder with --jplag");
    assertThat(folder.resolve("grades")).doesNotExist();
    assertThat(workplace.grade(Workplace.with(all, "--force"))).isEqualTo(Status.DONE);
    assertThat(workplace.grade(Workplace.with(all, "--resume"))).isEqualTo(Status.DONE);
    assertThat(workplace.read("jplag/mine.txt")).isEqualTo("mine");
    assertThat(workplace.grade("work", "--jplag", "work/jplag", "--resume"))
        .isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err()).contains("lies in the folder of the submissions");
    assertThat(workplace.grade("work", "--jplag", "jplag/mine.txt", "--resume"))
        .isEqualTo(Status.WRONG_COMMAND);
    assertThat(workplace.err()).contains("mine.txt is a file: name a folder with --jplag");
  }

  private List<String> tree() throws IOException {
    Path root = folder.resolve("jplag");
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
