package grader.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import runner.course.Chapter;
import runner.course.Course;
import runner.run.ChapterResult;
import runner.run.Limits;

/**
 * Right answers in many styles get every point: of each chapter the one whose name comes first. The
 * policy sees all of them in HonestTest; {@code ./workbook check N --source FOLDER} runs any.
 */
class HonestAnswersTest {
  private static final Course COURSE = Course.around(Path.of(""));
  private static final Path ALL = Path.of("src/test/resources/honest");
  private static Judge judge;

  @BeforeAll
  static void begin() throws IOException {
    String rules = Files.readString(COURSE.root().resolve("grader/policy.txt"));
    judge = new Judge(rules, Enforcement.ENFORCE, new Limits(Duration.ofSeconds(30), 256, 1));
  }

  @AfterAll
  static void end() {
    judge.close();
  }

  static List<Path> answers() throws IOException {
    try (Stream<Path> chapters = Files.list(ALL)) {
      return chapters.sorted().map(HonestAnswersTest::first).toList();
    }
  }

  private static Path first(Path chapter) {
    try (Stream<Path> all = Files.list(chapter)) {
      return all.sorted().findFirst().orElseThrow();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @ParameterizedTest
  @MethodSource("answers")
  void gets_every_point(Path folder) throws IOException, InterruptedException {
    Chapter chapter = COURSE.find(ALL.relativize(folder).getName(0).toString());
    String text = Files.readString(folder.resolve(chapter.fileName()));
    ChapterResult result = judge.judge(chapter, text).result();
    assertThat(result.points()).as(result.steps().toString()).isEqualTo(chapter.points());
  }
}
