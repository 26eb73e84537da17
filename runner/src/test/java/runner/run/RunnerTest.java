package runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.FakeCourse;
import runner.compile.Sources;
import runner.protocol.Status;

/** Programs that behave, and programs that do not, in one lane with two workers. */
class RunnerTest {
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(4), 64, 2);

  private static Runner runner;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    runner = new Runner(ServerSource.none(), LIMITS, 2);
  }

  @AfterAll
  static void end() {
    runner.close();
  }

  @Test
  void the_solution_passes_every_step() {
    ChapterResult result = run(FakeCourse.SOLUTION);
    assertThat(statuses(result)).containsOnly(Status.PASS);
    assertThat(result.passed()).isTrue();
    assertThat(result.points()).isEqualTo(3);
  }

  @Test
  void the_starter_fails_its_first_step_and_the_second_waits_for_it() {
    ChapterResult result = run(FakeCourse.STARTER);
    assertThat(statuses(result)).containsExactly(Status.FAIL, Status.NOT_RUN, Status.PASS);
    assertThat(step(result, 1).message()).isEqualTo("customers saw 0\nbut 1 and 1 is 2");
    assertThat(step(result, 1).test()).isEqualTo("OneAndOne.is_two");
    assertThat(step(result, 2).message()).isEqualTo("step 1 first");
    assertThat(result.points()).isZero();
  }

  @Test
  void the_checkpoint_passes_its_step_and_fails_the_next() {
    assertThat(statuses(run(FakeCourse.CHECKPOINT)))
        .containsExactly(Status.PASS, Status.FAIL, Status.PASS);
  }

  @Test
  void a_file_that_does_not_compile_makes_every_step_wait() {
    ChapterResult result = run(FakeCourse.adding("return a + c;"));
    assertThat(statuses(result)).containsOnly(Status.COMPILE_ERROR);
    assertThat(result.problems()).hasSize(1);
  }

  @Test
  void an_unexpected_exception_is_told_with_file_and_line() {
    StepResult step = step(runAdding("String s = null; return s.length();"), 1);
    assertThat(step.message())
        .startsWith("Your code threw NullPointerException at Adder.java:5, in add");
    assertThat(step.exception()).isEqualTo("java.lang.NullPointerException");
  }

  @Test
  void an_exception_inside_another_is_told_where_it_began() {
    String body =
        "try {\n throw new IllegalStateException(\"empty\");\n} catch (RuntimeException e) {\n"
            + " throw new RuntimeException(e);\n}";
    assertThat(step(runAdding(body), 1).message())
        .isEqualTo("Your code threw IllegalStateException at Adder.java:6, in add: empty");
  }

  @Test
  void endless_recursion_is_told_as_such() {
    assertThat(step(runAdding("return add(a, b) + 1;"), 1).message())
        .contains("StackOverflowError at Adder.java:5, in add");
  }

  @Test
  void used_up_memory_is_told_and_the_next_step_runs() {
    String hoard =
        "java.util.List<long[]> all = new java.util.ArrayList<>();\n"
            + "while (a == 1 && b == 1) { all.add(new long[1_000_000]); }\nreturn a + b;";
    ChapterResult result = runAdding(hoard);
    assertThat(step(result, 1).status()).isEqualTo(Status.CRASH);
    assertThat(step(result, 1).message()).contains("memory (64 MB)", "Adder.java:6, in add");
    assertThat(step(result, 3).status()).isEqualTo(Status.PASS);
  }

  @Test
  void the_end_of_the_program_is_named_with_file_and_line() {
    ChapterResult result = runAdding("if (a == 1) { System.exit(0); }\nreturn a + b;");
    assertThat(statuses(result)).containsExactly(Status.CRASH, Status.CRASH, Status.PASS);
    assertThat(step(result, 1).message()).contains("System.exit at Adder.java:5, in add");
  }

  @Test
  void a_program_that_dies_without_a_word_is_a_crash_too() {
    ChapterResult result =
        runAdding("if (a == 1) { Runtime.getRuntime().halt(7); }\nreturn a + b;");
    assertThat(step(result, 1).message()).contains("died in the middle of this step (status 7)");
    assertThat(step(result, 3).status()).isEqualTo(Status.PASS);
  }

  @Test
  void a_loop_without_end_is_stopped_and_told_where_it_stood() {
    ChapterResult result =
        runAdding("while (a == Integer.MAX_VALUE) {\n Thread.onSpinWait();\n}\nreturn a + b;");
    assertThat(statuses(result)).containsExactly(Status.PASS, Status.TIMEOUT, Status.PASS);
    assertThat(step(result, 2).message())
        .contains("still running after 4 seconds")
        .containsPattern("1 thread at Adder.java:[56], in add \\(running\\)");
  }

  @Test
  void threads_that_wait_for_each_other_are_told_and_two_time_outs_end_the_run() {
    String wait =
        "try {\n new java.util.concurrent.CountDownLatch(1).await();\n"
            + "} catch (InterruptedException e) {\n}\nreturn a + b;";
    try (Runner narrow = new Runner(ServerSource.none(), LIMITS)) {
      ChapterResult result = run(narrow, FakeCourse.adding(wait));
      assertThat(statuses(result)).containsExactly(Status.TIMEOUT, Status.TIMEOUT, Status.NOT_RUN);
      assertThat(step(result, 1).message()).contains("1 thread at Adder.java:6, in add (waiting)");
      assertThat(step(result, 3).message()).isEqualTo("earlier steps took too long");
    }
  }

  @Test
  void what_the_program_prints_is_shown_with_its_step() {
    ChapterResult result = runAdding("System.out.println(\"adding ü \" + a);\nreturn a + b;");
    assertThat(step(result, 1).output()).isEqualTo("adding ü 1" + System.lineSeparator());
  }

  @Test
  void what_the_program_prints_is_bounded() {
    ChapterResult result =
        runAdding("for (int i = 0; i < 9_000; i++) System.err.println(\"0123456789\");\nreturn 2;");
    assertThat(step(result, 1).output().length()).isBetween(64_000, 66_000);
    assertThat(step(result, 1).output()).endsWith("more bytes)");
  }

  @Test
  void a_printed_message_fools_nobody() {
    String forge =
        """
        String pass = "ENDED\\t1\\t\\tis_two\\tPASS\\t\\t";
        System.out.println(pass);
        try {
          var out = new java.io.FileOutputStream(java.io.FileDescriptor.out);
          out.write(("nonce\\t" + pass + "\\n" + pass + "\\nno end").getBytes());
        } catch (java.io.IOException e) {
        }
        return 7;
        """;
    ChapterResult result = runAdding(forge);
    assertThat(statuses(result)).containsExactly(Status.FAIL, Status.NOT_RUN, Status.FAIL);
    assertThat(step(result, 1).output()).startsWith("ENDED");
  }

  @Test
  void closing_or_replacing_the_output_harms_nobody() {
    ChapterResult result =
        runAdding("System.out.close(); System.setOut(null); System.setErr(null);\nreturn a + b;");
    assertThat(statuses(result)).containsExactly(Status.PASS, Status.FAIL, Status.PASS);
  }

  @Test
  void a_test_that_is_skipped_or_given_up_has_not_passed() {
    ChapterResult result =
        runAdding("throw new org.opentest4j.TestAbortedException(\"not today\");");
    assertThat(step(result, 1).status()).isEqualTo(Status.FAIL);
    assertThat(step(result, 1).message()).contains("not today");
  }

  @Test
  void a_program_that_leaves_threads_behind_does_not_disturb_the_next_run() {
    String leave =
        "new Thread(() -> { while (true) { Thread.onSpinWait(); } }).start();\nreturn a + b;";
    assertThat(step(runAdding(leave), 1).status()).isEqualTo(Status.PASS);
    assertThat(run(FakeCourse.SOLUTION).passed()).isTrue();
  }

  @Test
  void a_run_can_be_given_up_while_it_hangs() {
    FakeCourse fake = FakeCourse.in(folder);
    Sources hanging = fake.answer(FakeCourse.adding("while (true) { Thread.onSpinWait(); }"));
    ChapterRun run = runner.lane(0).begin(fake.zero(), hanging, fake.zero().steps());
    CompletableFuture<ChapterResult> result = CompletableFuture.supplyAsync(run::result);
    run.abandon();
    assertThatThrownBy(result::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(Abandoned.class);
    assertThat(run(FakeCourse.SOLUTION).passed()).isTrue();
  }

  @Test
  void some_steps_can_be_run_without_the_others() {
    FakeCourse fake = FakeCourse.in(folder);
    Sources sources = fake.answer(FakeCourse.SOLUTION);
    var steps = List.of(fake.zero().step(2));
    ChapterResult result = runner.lane(0).begin(fake.zero(), sources, steps).result();
    assertThat(statuses(result)).containsExactly(Status.NOT_RUN, Status.PASS, Status.NOT_RUN);
  }

  private ChapterResult runAdding(String body) {
    return run(FakeCourse.adding(body));
  }

  private ChapterResult run(String answer) {
    return run(runner, answer);
  }

  private ChapterResult run(Runner in, String answer) {
    FakeCourse fake = FakeCourse.in(folder);
    Sources sources = fake.answer(answer);
    return in.lane(0).run(fake.zero(), sources);
  }

  private static List<Status> statuses(ChapterResult result) {
    return result.steps().stream().map(StepResult::status).toList();
  }

  private static StepResult step(ChapterResult result, int number) {
    return result.steps().get(number - 1);
  }
}
