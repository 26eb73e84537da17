package grader.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import runner.course.Chapter;
import runner.course.Course;
import runner.course.SourceText;
import runner.protocol.Status;
import runner.run.ChapterResult;
import runner.run.Limits;
import runner.run.StepResult;

class JudgeTest {
  private static final Course COURSE = Course.around(Path.of(""));
  private static final Chapter CHAPTER = COURSE.find("cache_aside");
  private static Judge judge;

  @BeforeAll
  static void begin() throws IOException {
    judge = new Judge(rules(), Enforcement.ENFORCE, Limits.usual());
  }

  @AfterAll
  static void end() {
    judge.close();
  }

  @Test
  void gives_the_solution_every_point() throws InterruptedException {
    ChapterResult result = judge(SourceText.read(CHAPTER.solution().resolve(CHAPTER.fileName())));
    assertThat(result.steps()).allSatisfy(step -> assertThat(step.passed()).isTrue());
    assertThat(result.points()).isEqualTo(CHAPTER.points());
  }

  @Test
  void draws_equal_values_for_equal_texts() throws InterruptedException {
    SourceText starter = SourceText.read(CHAPTER.starter().resolve(CHAPTER.fileName()));
    ChapterResult result = judge(starter);
    assertThat(result.points()).isZero();
    assertThat(judge(starter).steps())
        .extracting(StepResult::message)
        .isEqualTo(result.steps().stream().map(StepResult::message).toList());
  }

  @Test
  void shows_the_line_that_does_not_compile() throws InterruptedException {
    ChapterResult result = judge("class ProductPages {\n  int x = \"\";\n}\n");
    assertThat(result.steps())
        .allSatisfy(step -> assertThat(step.status()).isEqualTo(Status.COMPILE_ERROR));
    assertThat(result.steps().get(0).message())
        .startsWith("ch01_cache_aside/ProductPages.java:3: ");
  }

  @Test
  void outlives_a_compiler_that_breaks_down() throws InterruptedException {
    String deep = "(".repeat(20_000) + "1" + ")".repeat(20_000);
    ChapterResult result = judge("class ProductPages { int x = " + deep + "; }");
    assertThat(result.steps().get(0).status()).isEqualTo(Status.COMPILE_ERROR);
    assertThat(result.steps().get(0).message())
        .containsAnyOf("the compiler gave up on it", "The compiler broke down");
    shows_the_line_that_does_not_compile();
  }

  @Test
  void runs_nothing_that_names_what_it_must_not() throws IOException, InterruptedException {
    ChapterResult result = judge.judge(CHAPTER, exiting()).result();
    assertThat(result.steps())
        .allSatisfy(step -> assertThat(step.status()).isEqualTo(Status.POLICY_VIOLATION));
    assertThat(result.steps().get(0).message())
        .matches("ProductPages.java:\\d+: java.lang.System.exit\\(int\\) is not allowed here.*");
  }

  /** Shows that it is the policy that keeps such code from being run. */
  @Test
  void runs_it_where_nobody_looks_and_where_it_is_only_reported()
      throws IOException, InterruptedException {
    Limits limits = new Limits(Duration.ofSeconds(10), 256, 1);
    try (Judge blind = new Judge(rules(), Enforcement.OFF, limits)) {
      Judgement judgement = blind.judge(CHAPTER, exiting());
      assertThat(judgement.result().steps().get(0).status()).isEqualTo(Status.CRASH);
      assertThat(judgement.refusals()).isEmpty();
    }
    try (Judge lenient = new Judge(rules(), Enforcement.REPORT, limits)) {
      Judgement judgement = lenient.judge(CHAPTER, exiting());
      assertThat(judgement.result().steps().get(0).status()).isEqualTo(Status.CRASH);
      assertThat(judgement.refusals()).hasSize(1);
    }
  }

  private static String exiting() throws IOException {
    return Files.readString(CHAPTER.solution().resolve(CHAPTER.fileName()))
        .replaceFirst(
            "class ProductPages \\{",
            "class ProductPages { static void end(int n) { if (n > 0) System.exit(0); }"
                + " { end(1); }");
  }

  private static ChapterResult judge(String classes) throws InterruptedException {
    return judge.judge(CHAPTER, "package ch01_cache_aside;\n" + classes).result();
  }

  private static ChapterResult judge(SourceText answer) throws InterruptedException {
    return judge.judge(CHAPTER, answer.text()).result();
  }

  private static String rules() throws IOException {
    return Files.readString(COURSE.root().resolve("grader/policy.txt"));
  }
}
