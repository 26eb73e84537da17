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
import runner.protocol.Status;
import runner.run.ChapterResult;

/** Each rule on what starters and checkpoints do, broken once. */
class BehaviourTest {
  private static final String TWICE = "Customers paid twice: 0";
  private static final String DEBT = "Customers saw a debt.";

  @TempDir Path folder;

  private MiniCourse course;

  @BeforeEach
  void aRightCourse() {
    course = MiniCourse.in(folder);
  }

  @Test
  void what_the_right_programs_do_is_no_fault() {
    assertThat(faults("starter", failed(TWICE), notYet(1), passed())).isEmpty();
    assertThat(faults("starter", failed(TWICE), failed(DEBT), passed())).isEmpty();
    assertThat(faults("checkpoint 1", passed(), failed(DEBT), passed())).isEmpty();
    assertThat(faults("checkpoint 2", passed(), passed(), passed())).isEmpty();
    assertThat(faults("solution", passed(), passed(), passed())).isEmpty();
    assertThat(faults("alternatives/stream", passed(), passed(), passed())).isEmpty();
    assertThat(faults("mistakes/wraps", passed(), failed(DEBT), passed())).isEmpty();
    assertThat(faults("mistakes/one_more", failed(TWICE), notYet(1), failed("paid"))).isEmpty();
  }

  @Test
  void a_step_of_the_starter_passes() {
    assertThat(faults("starter", passed(), failed(DEBT), passed()))
        .containsExactly("step 1 is PASS");
  }

  @Test
  void a_test_of_the_starter_passes_beside_one_that_fails() {
    Outcome both = new Outcome(Status.FAIL, TWICE, Map.of("is_two", TWICE, "is_three", ""));
    assertThat(faults("starter", both, notYet(1), passed()))
        .containsExactly("step 1: is_three passes");
  }

  @Test
  void a_test_of_the_starter_passes_beside_one_that_can_not_be_judged() {
    Outcome both =
        new Outcome(Status.NOT_RUN, "step 1 first", Map.of("x", "step 1 first", "is_three", ""));
    assertThat(faults("starter", failed(TWICE), both, passed()))
        .containsExactly("step 2: is_three passes");
  }

  @Test
  void the_starter_fails_for_another_reason() {
    assertThat(faults("starter", failed("Your code threw a fit"), notYet(1), passed()))
        .containsExactly("step 1 declares \"paid twice\", but says \"Your code threw a fit\"");
  }

  @Test
  void the_reason_stands_only_in_a_later_line() {
    assertThat(faults("starter", failed("Ouch.\nCustomers paid twice"), notYet(1), passed()))
        .containsExactly("step 1 declares \"paid twice\", but says \"Ouch.\"");
  }

  @Test
  void a_step_of_the_starter_does_not_end_or_dies() {
    for (Status status : List.of(Status.TIMEOUT, Status.CRASH, Status.POLICY_VIOLATION)) {
      Outcome died = new Outcome(status, TWICE, Map.of());
      assertThat(faults("starter", died, notYet(1), passed()))
          .containsExactly("step 1 is " + status + " (" + TWICE + ")");
    }
  }

  @Test
  void the_first_step_waits_for_another() {
    assertThat(faults("starter", notYet(2), failed(DEBT), passed()))
        .containsExactly("step 1 is NOT_RUN (step 2 first)");
  }

  @Test
  void a_step_waits_for_itself() {
    assertThat(faults("starter", failed(TWICE), notYet(2), passed()))
        .containsExactly("step 2 is NOT_RUN (step 2 first)");
  }

  @Test
  void a_step_of_the_starter_is_not_run_because_others_hang() {
    Outcome left = new Outcome(Status.NOT_RUN, "earlier steps took too long", Map.of());
    assertThat(faults("starter", failed(TWICE), left, passed()))
        .containsExactly("step 2 is NOT_RUN (earlier steps took too long)");
  }

  @Test
  void a_guard_is_red_on_the_starter() {
    assertThat(rules("starter", failed(TWICE), notYet(1), failed("Customers paid")))
        .containsExactly("a guard step is green on the starter");
  }

  @Test
  void a_guard_is_red_on_a_checkpoint_that_comes_before_it() {
    assertThat(rules("checkpoint 1", passed(), failed(DEBT), failed("Customers paid")))
        .containsExactly("a guard step is green on every checkpoint");
  }

  @Test
  void a_checkpoint_does_not_pass_its_own_step() {
    assertThat(faults("checkpoint 2", passed(), failed(DEBT), passed()))
        .containsExactly("step 2 is FAIL (" + DEBT + ")");
  }

  @Test
  void a_checkpoint_does_not_pass_an_earlier_step() {
    assertThat(faults("checkpoint 2", failed(TWICE), passed(), passed()))
        .containsExactly("step 1 is FAIL (" + TWICE + ")");
  }

  @Test
  void a_step_is_green_on_the_checkpoint_before_it() {
    assertThat(faults("checkpoint 1", passed(), passed(), passed()))
        .containsExactly("step 2 is PASS");
  }

  @Test
  void a_step_can_not_be_judged_on_the_checkpoint_before_it() {
    assertThat(faults("checkpoint 1", passed(), notYet(1), passed()))
        .containsExactly("step 2 is NOT_RUN (step 1 first)");
  }

  @Test
  void a_step_is_red_for_another_reason_on_the_checkpoint_before_it() {
    assertThat(faults("checkpoint 1", passed(), failed("Customers got lost."), passed()))
        .containsExactly("step 2 declares \"saw a debt\", but says \"Customers got lost.\"");
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
