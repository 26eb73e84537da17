package grader.judge;

import static org.assertj.core.api.Assertions.assertThat;

import grader.further.FurtherTests;
import grader.grading.Assessor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.course.Chapter;
import runner.course.Course;
import runner.run.Limits;

/** The extra test that ships as an example, on the real servers. */
class ExtraTestExampleTest {
  private static final Course COURSE = Course.around(Path.of(""));
  private static final Chapter CHAPTER = COURSE.find("cache_aside");

  @TempDir Path folder;

  @Test
  void passes_on_the_solution_and_fails_on_the_starter() throws Exception {
    Path mine = Files.createDirectories(folder.resolve(CHAPTER.folder()));
    Files.copy(
        COURSE.root().resolve("grader/extra-test.example.java"), mine.resolve("AnyNameTest.java"));
    FurtherTests further = FurtherTests.read(folder, COURSE, List.of(CHAPTER));
    Chapter own = further.of(CHAPTER).orElseThrow();
    String starter = Files.readString(CHAPTER.starter().resolve(CHAPTER.fileName()));
    String rules = Files.readString(COURSE.root().resolve("grader/policy.txt"));
    Limits limits = new Limits(Duration.ofSeconds(30), 256, 1);
    try (Judge judge = new Judge(rules, Enforcement.ENFORCE, limits)) {
      Assessor assessor = new Assessor(judge);
      assertThat(assessor.grade(own, Assessor.solution(CHAPTER)).points()).isEqualTo(2);
      assertThat(assessor.grade(own, starter).points()).isZero();
    }
  }
}
