package grader.judge;

import static org.assertj.core.api.Assertions.assertThat;

import grader.intake.Handed;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import runner.course.Chapter;
import runner.course.Course;
import runner.course.SourceText;
import runner.protocol.Status;
import runner.run.ChapterResult;

class JudgeTest {
  private static final Course COURSE = Course.around(Path.of(""));
  private static final Chapter CHAPTER = COURSE.find("cache_aside");
  private static final Judge JUDGE = new Judge(COURSE.root().resolve("grader/policy.txt"));

  @AfterAll
  static void end() {
    JUDGE.close();
  }

  @Test
  void gives_the_solution_every_point() throws InterruptedException {
    ChapterResult result = JUDGE.judge(CHAPTER, file(CHAPTER.solution()));
    assertThat(result.steps()).allSatisfy(step -> assertThat(step.passed()).isTrue());
    assertThat(result.points()).isEqualTo(CHAPTER.points());
  }

  @Test
  void takes_the_starter_for_what_is_missing() throws InterruptedException {
    ChapterResult result = JUDGE.judge(CHAPTER, new Handed.Missing());
    assertThat(result.points()).isZero();
    assertThat(result.steps().get(0).status()).isEqualTo(Status.FAIL);
  }

  @Test
  void shows_the_line_that_does_not_compile() throws InterruptedException {
    ChapterResult result = JUDGE.judge(CHAPTER, text("class ProductPages {\n  int x = \"\";\n}\n"));
    assertThat(result.steps())
        .allSatisfy(step -> assertThat(step.status()).isEqualTo(Status.COMPILE_ERROR));
    assertThat(result.steps().get(0).message()).contains("ProductPages.java:3");
  }

  @Test
  void outlives_a_compiler_that_breaks_down() throws InterruptedException {
    String deep = "(".repeat(20_000) + "1" + ")".repeat(20_000);
    ChapterResult result =
        JUDGE.judge(CHAPTER, text("class ProductPages { int x = " + deep + "; }"));
    assertThat(result.steps().get(0).status()).isEqualTo(Status.COMPILE_ERROR);
    assertThat(result.steps().get(0).message()).containsAnyOf("the compiler gave up on it", "The compiler broke down");
    shows_the_line_that_does_not_compile();
  }

  @Test
  void runs_nothing_that_names_what_it_must_not() throws InterruptedException {
    ChapterResult result =
        JUDGE.judge(CHAPTER, text("class ProductPages { static { System.exit(0); } }"));
    assertThat(result.steps())
        .allSatisfy(step -> assertThat(step.status()).isEqualTo(Status.COMPILE_ERROR));
  }

  private static Handed file(Path folder) {
    return new Handed.File(SourceText.read(folder.resolve(CHAPTER.fileName())));
  }

  private static Handed text(String classes) {
    return new Handed.File(
        new SourceText(
            Path.of("ann/ch01_cache_aside/ProductPages.java"),
            "package ch01_cache_aside;\n" + classes));
  }
}
