package runner.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.course.Course;

class ContentsTest {
  private static final String RIGHT =
      "| 1 | [adding numbers](exercises/src/ch01_mini/README.md) | sums are wrong | 10 min |";

  @TempDir Path folder;

  @BeforeEach
  void aRightCourse() {
    MiniCourse.in(folder);
  }

  @Test
  void a_line_of_the_front_page_lists_the_chapter() throws IOException {
    assertThat(faults("Numbers\n\n" + RIGHT + "\n")).isEmpty();
  }

  @Test
  void the_front_page_knows_no_such_chapter_title_or_minutes() throws IOException {
    for (String wrong :
        List.of("", RIGHT.replace("adding", "Adding"), RIGHT.replace("10 min", "15 min"))) {
      assertThat(faults(wrong))
          .extracting(Fault::found)
          .containsExactly("no line of it lists chapter 1 so");
    }
  }

  private List<Fault> faults(String page) throws IOException {
    Files.writeString(folder.resolve("README.md"), page);
    return Contents.faults(Course.at(folder));
  }
}
