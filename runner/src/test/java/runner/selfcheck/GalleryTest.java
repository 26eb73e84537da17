package runner.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static runner.selfcheck.Outcome.failed;
import static runner.selfcheck.Outcome.notYet;
import static runner.selfcheck.Outcome.passed;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.compile.Problem;
import runner.protocol.Status;
import runner.run.ChapterResult;

/** Each rule on what solutions, alternatives and mistakes do, broken once. */
class GalleryTest {
  private static final String TWICE = "Customers paid twice: 0";
  private static final String DEBT = "Customers saw a debt.";

  @TempDir Path folder;

  private MiniCourse course;

  @BeforeEach
  void aRightCourse() {
    course = MiniCourse.in(folder);
  }

  @Test
  void the_solution_fails_a_step() {
    assertThat(faults("solution", passed(), failed(DEBT), passed()))
        .containsExactly("step 2 is FAIL (" + DEBT + ")");
  }

  @Test
  void the_solution_leaves_a_step_out() {
    assertThat(faults("solution", passed(), notYet(1), passed()))
        .containsExactly("step 2 is NOT_RUN (step 1 first)");
  }

  @Test
  void a_test_of_the_solution_does_not_run() {
    Outcome nothing = new Outcome(Status.PASS, "", Map.of());
    assertThat(faults("solution", passed(), nothing, passed()))
        .containsExactly("step 2: are_refused did not run");
  }

  @Test
  void an_alternative_fails_a_step() {
    assertThat(rules("alternatives/stream", passed(), failed(DEBT), passed()))
        .containsExactly("the solution and every alternative pass every step");
  }

  @Test
  void a_program_does_not_compile() {
    for (Program program : course.gallery().programs()) {
      Problem problem = new Problem(program.file(), 3, 1, "';' expected", "int a", true);
      ChapterResult result = result(failed(""), failed(""), failed(""));
      var uncompiled = new ChapterResult(result.chapter(), result.steps(), List.of(problem));
      assertThat(Behaviour.faults(program, uncompiled))
          .extracting(Fault::found)
          .containsExactly("';' expected");
    }
  }

  @Test
  void a_mistake_is_rejected_by_other_steps_than_it_lists() {
    assertThat(faults("mistakes/wraps", passed(), failed(DEBT), failed("Customers paid")))
        .singleElement()
        .asString()
        .startsWith("the line lists [2], and these reject it: [2, 3], the first with: FAIL");
    assertThat(faults("mistakes/wraps", failed(TWICE), notYet(1), passed()))
        .singleElement()
        .asString()
        .startsWith("the line lists [2], and these reject it: [1]");
    assertThat(faults("mistakes/one_more", failed(TWICE), notYet(1), passed()))
        .singleElement()
        .asString()
        .startsWith("the line lists [1, 3], and these reject it: [1]");
  }

  @Test
  void a_mistake_is_accepted() {
    assertThat(faults("mistakes/wraps", passed(), passed(), passed()))
        .containsExactly("the line lists [2], and these reject it: []");
  }

  @Test
  void a_mistake_has_no_header() {
    course.program("mistakes/ch01_mini/wraps", MiniCourse.adding("return a + b;"));
    assertThat(faults("mistakes/wraps", passed(), failed(DEBT), passed()))
        .containsExactly("it has no such line; these reject it: [2]");
  }

  @Test
  void a_mistake_is_rejected_because_it_dies() {
    Outcome died = new Outcome(Status.TIMEOUT, "still running", Map.of());
    assertThat(rules("mistakes/wraps", passed(), died, passed()))
        .containsExactly("a mistake is rejected with a story");
    course.program("mistakes/ch01_mini/never_ends", MiniCourse.mistake("2", "return 0;"));
    assertThat(faults("mistakes/never_ends", passed(), died, passed())).isEmpty();
  }

  @Test
  void a_fault_names_the_program_and_the_command_that_shows_it() {
    Fault fault =
        Behaviour.faults(course.program("mistakes/wraps"), result(passed(), passed(), passed()))
            .get(0);
    assertThat(fault.where()).isEqualTo("ch01_mini, mistakes/wraps");
    assertThat(fault.repair())
        .isEqualTo("./workbook check 1 --source solutions/mistakes/ch01_mini/wraps");
  }

  @Test
  void no_mistake_fails_a_step_first() {
    Map<Program, ChapterResult> results =
        Map.of(
            course.program("mistakes/multiplies"), result(failed(TWICE), notYet(1), passed()),
            course.program("mistakes/one_more"), result(failed(TWICE), notYet(1), failed("paid")),
            course.program("mistakes/wraps"), result(passed(), failed(DEBT), passed()));
    assertThat(Completeness.unproved(course.gallery(), results))
        .extracting(Fault::found)
        .containsExactly("no mistake is rejected first by step 3, nothing stays nothing");
  }

  @Test
  void a_mistake_that_does_not_compile_proves_no_step() {
    ChapterResult result = result(failed(TWICE), passed(), passed());
    var problem = new Problem(folder, 3, 1, "';' expected", "int a", true);
    var uncompiled = new ChapterResult(result.chapter(), result.steps(), List.of(problem));
    assertThat(
            Completeness.unproved(
                course.gallery(), Map.of(course.program("mistakes/multiplies"), uncompiled)))
        .hasSize(3);
  }

  private List<String> faults(String program, Outcome... outcomes) {
    return Behaviour.faults(course.program(program), result(outcomes)).stream()
        .map(Fault::found)
        .toList();
  }

  private List<String> rules(String program, Outcome... outcomes) {
    return Behaviour.faults(course.program(program), result(outcomes)).stream()
        .map(Fault::rule)
        .toList();
  }

  private ChapterResult result(Outcome... outcomes) {
    return Outcome.result(course.chapter(), List.of(outcomes));
  }
}
