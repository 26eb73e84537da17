package grader.attack;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import grader.compile.CompilerProcess;
import grader.grading.Assessor;
import grader.judge.Enforcement;
import grader.judge.Judge;
import grader.judge.Judgement;
import grader.model.ChapterGrade;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.compile.Compiled;
import runner.compile.Compiler;
import runner.compile.Sources;
import runner.course.Chapter;
import runner.course.SourceText;
import runner.protocol.Fields;
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
  private static final String CLASS_PATH = System.getProperty("java.class.path");
  private static final String DRAW = "public long draw() {";

  /** Many times what an honest answer takes. */
  private static final Duration SOME_TIME = Duration.ofSeconds(20);

  @TempDir Path folder;

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

  /** Without a process and a limit of its own, whoever comes after it would wait for ever. */
  @Test
  void an_answer_that_the_compiler_never_ends_with_keeps_no_other_waiting() throws Exception {
    SourceText endless = answer(Attack.of("compiler/interfaces_that_meet").text());
    SourceText honest = answer(Assessor.solution(FIRST_RED));
    try (CompilerProcess compiler = new CompilerProcess(SOME_TIME)) {
      assertThat(compiler.compile(FIRST_RED, endless)).isInstanceOf(Compiled.Problems.class);
      assertThat(compiler.compile(FIRST_RED, honest)).isInstanceOf(Compiled.Classes.class);
    }
    List<String> compiler = List.of("-cp", CLASS_PATH, "grader.compile.CompileMain");
    assertThat(output(compiler, order(honest))).startsWith("CLASSES");
    assertThat(output(compiler, order(endless) + order(honest))).isEmpty();
  }

  /** Kept whole, what an answer prints fills the memory of the worker. */
  @Test
  void the_cap_on_output_ends_a_flood() throws Exception {
    String flood = Attack.of("output/flood").text();
    assertThat(within(new Limits(Duration.ofSeconds(2), 64, 1), flood)).isEqualTo(Status.TIMEOUT);
    List<String> uncapped =
        List.of("-Xmx64m", "-cp", classes(flood) + CLASS_PATH, Uncapped.class.getName());
    assertThat(output(uncapped, "")).contains("OutOfMemoryError");
  }

  @Test
  void a_message_is_cut_before_anybody_has_to_read_it() throws Exception {
    String attack = Attack.of("errors/large_message").text();
    int whole = 5_000_000;
    assertThat(attack).contains("\"x\".repeat(5_000_000)");
    assertThat(unguarded(attack).steps().get(0).message()).hasSizeLessThan(whole / 100);
    List<String> uncapped = List.of("-cp", classes(attack) + CLASS_PATH, Uncapped.class.getName());
    assertThat(output(uncapped, "").length()).isGreaterThan(whole);
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

  private static SourceText answer(String text) {
    return new SourceText(Path.of(FIRST_RED.folder(), FIRST_RED.fileName()), text);
  }

  /** What asks the compiler's program for one answer. */
  private static String order(SourceText answer) {
    return Fields.join(
            List.of(
                FIRST_RED.root().toString(),
                FIRST_RED.folder(),
                answer.path().toString(),
                answer.text()))
        + "\n";
  }

  /** Where the classes of an answer lie, each folder with the separator behind it. */
  private static String classes(String text) {
    Compiled compiled = new Compiler().compile(Sources.of(FIRST_RED, answer(text)));
    return ((Compiled.Classes) compiled)
        .folders().stream().map(folder -> folder + File.pathSeparator).collect(joining());
  }

  /** What a Java program says that is given this to read, and some time. */
  private String output(List<String> arguments, String in) throws Exception {
    List<String> command = new ArrayList<>(arguments);
    command.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(command)
            .redirectInput(Files.writeString(folder.resolve("in"), in).toFile())
            .redirectOutput(said.toFile())
            .redirectErrorStream(true)
            .start();
    if (!process.waitFor(SOME_TIME.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return Files.readString(said);
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
