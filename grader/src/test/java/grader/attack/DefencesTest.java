package grader.attack;

import static org.assertj.core.api.Assertions.assertThat;

import grader.grading.Assessor;
import grader.judge.Enforcement;
import grader.judge.Judge;
import grader.judge.Judgement;
import grader.model.ChapterGrade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import runner.compile.Sources;
import runner.course.Chapter;
import runner.course.SourceText;
import runner.protocol.Status;
import runner.protocol.TestResult;
import runner.run.ChapterResult;
import runner.run.Limits;
import runner.run.Runner;
import runner.run.ServerSource;
import runner.run.StepResult;

/**
 * Switches one defence off and shows what gets through then: a defence without which nothing
 * changes would be dead, or its test would be.
 */
class DefencesTest {
  private static final Chapter FIRST_RED = Cell.COURSE.find("first_red");
  private static final Chapter CACHE_ASIDE = Cell.COURSE.find("cache_aside");
  private static final String DRAW = "public long draw() {";

  @AfterEach
  void nothing_stays() throws IOException {
    Files.deleteIfExists(Traces.LOOT);
  }

  @Test
  void the_policy_keeps_a_program_from_ending_the_jvm() throws InterruptedException {
    ChapterGrade unguarded = unguarded(Attack.of("exit/static_initialiser").text());
    assertThat(unguarded.state()).isEqualTo(Status.CRASH);
  }

  @Test
  void the_policy_keeps_a_program_from_writing_files() throws InterruptedException {
    unguarded(Attack.of("files/print_stream").text());
    assertThat(Traces.LOOT).exists();
  }

  @Test
  void the_policy_keeps_a_program_from_starting_others() throws InterruptedException {
    unguarded(Attack.of("processes/exec").text());
    assertThat(Traces.LOOT).exists();
  }

  /** Its text is what an answer that passes nothing has in its own memory. */
  @Test
  void the_policy_keeps_the_nonce() throws InterruptedException {
    ChapterGrade unguarded = unguarded(Attack.of("nonce/own_memory").text());
    assertThat(unguarded.state()).isEqualTo(Status.PASS);
    assertThat(unguarded.points()).isEqualTo(FIRST_RED.points());
  }

  @Test
  void without_the_nonce_the_same_lines_are_worth_nothing() throws InterruptedException {
    String guessed =
        Attack.of("nonce/own_memory")
            .text()
            .replace("forge(nonce())", "forge(\"00000000-0000-0000-0000-000000000000\")");
    ChapterGrade unguarded = unguarded(guessed);
    assertThat(unguarded.state()).isEqualTo(Status.TIMEOUT);
    assertThat(unguarded.points()).isZero();
  }

  @Test
  void a_worker_that_leaves_tests_out_is_believed_without_the_list_of_them()
      throws InterruptedException {
    TestResult one = new TestResult("goes_on_at_the_other_machine", Status.PASS, "", "");
    StepResult step = new StepResult(FIRST_RED.steps().get(0), Status.PASS, "", List.of(one), "");
    ChapterResult forged = new ChapterResult(FIRST_RED, List.of(step), List.of());
    assertThat(forged.points()).isEqualTo(FIRST_RED.points());
    try (Judge judge = Cell.judge(Enforcement.ENFORCE)) {
      ChapterGrade grade = new Assessor(judge).marks(FIRST_RED, new Judgement(forged, List.of()));
      assertThat(grade.points()).isZero();
      assertThat(grade.state()).isEqualTo(Status.NOT_RUN);
    }
  }

  @Test
  void the_limit_of_a_step_ends_what_would_end_later() throws InterruptedException {
    String slow = solutionThat("java.util.concurrent.locks.LockSupport.parkNanos(200_000_000L);");
    assertThat(within(new Limits(Duration.ofSeconds(2), 256, 1), slow)).isEqualTo(Status.TIMEOUT);
    assertThat(within(new Limits(Duration.ofSeconds(60), 256, 1), slow)).isEqualTo(Status.PASS);
  }

  @Test
  void the_limit_of_the_heap_ends_what_would_fit_into_a_larger_one() throws InterruptedException {
    String large = solutionThat("byte[] much = new byte[200 << 20]; much[1] = 1;");
    Duration step = Duration.ofSeconds(60);
    assertThat(within(new Limits(step, 256, 1), large)).isEqualTo(Status.CRASH);
    assertThat(within(new Limits(step, 1_000, 1), large)).isEqualTo(Status.PASS);
  }

  /** Whoever knew the seed could write down the answers. */
  @Test
  void values_differ_for_texts_that_differ() throws InterruptedException {
    String one = telling("// one");
    String other = telling("// other");
    assertThat(numbers(withSeed(one, 7))).isEqualTo(numbers(withSeed(other, 7)));
    try (Judge judge = Cell.judge(Enforcement.ENFORCE)) {
      assertThat(numbers(judge.judge(CACHE_ASIDE, one).result()))
          .isNotEqualTo(numbers(judge.judge(CACHE_ASIDE, other).result()));
    }
  }

  /** The grade where nobody asks the policy. */
  private static ChapterGrade unguarded(String text) throws InterruptedException {
    try (Judge judge = Cell.judge(Enforcement.OFF)) {
      return new Assessor(judge).grade(FIRST_RED, text);
    }
  }

  private static Status within(Limits limits, String text) throws InterruptedException {
    try (Judge judge = new Judge(Cell.rules(), Enforcement.ENFORCE, limits)) {
      return judge.judge(FIRST_RED, text).result().steps().get(0).status();
    }
  }

  private static String solutionThat(String statement) {
    String solution = Assessor.solution(FIRST_RED);
    assertThat(solution).contains(DRAW);
    return solution.replace(DRAW, DRAW + statement);
  }

  /** An answer that prints the numbers that it is asked for. */
  private static String telling(String remark) {
    String find = "find(long id) {";
    String solution = Assessor.solution(CACHE_ASIDE);
    assertThat(solution).contains(find);
    return solution.replace(find, find + "System.out.println(id);") + remark + "\n";
  }

  private static String numbers(ChapterResult result) {
    return result.steps().get(0).output();
  }

  private static ChapterResult withSeed(String text, long seed) {
    SourceText answer = new SourceText(Path.of(CACHE_ASIDE.folder(), CACHE_ASIDE.fileName()), text);
    try (Runner runner = new Runner(ServerSource.none(), Cell.LIMITS)) {
      runner.seed(seed);
      return runner.lane(0).run(CACHE_ASIDE, Sources.of(CACHE_ASIDE, answer));
    }
  }
}
