package runner.run;

import static java.util.Comparator.comparingInt;
import static lab.schedule.Schedules.isSchedule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lab.timeline.Timeline;
import runner.course.StepCard;
import runner.protocol.Status;
import runner.protocol.TestResult;

/**
 * How one step of a chapter ended.
 *
 * @param message what to tell the reader, as several lines; empty if the step passed
 * @param tests the tests that ran, in the order in which they did
 * @param output what the program printed, at most 64 KiB
 */
public record StepResult(
    StepCard card, Status status, String message, List<TestResult> tests, String output) {
  private static final String NOT_ASKED = "not asked for";

  public int step() {
    return card.number();
  }

  public boolean passed() {
    return status == Status.PASS;
  }

  public boolean isForHome() {
    return card.kind() == StepCard.Kind.HOME;
  }

  /** Whether the run was to judge this step. */
  public boolean isAsked() {
    return status != Status.NOT_RUN || !message.equals(NOT_ASKED);
  }

  /** Points earned. */
  public int points() {
    return passed() ? card.points() : 0;
  }

  /** The first test that did not pass. */
  public Optional<TestResult> failure() {
    return tests.stream().filter(test -> test.status() != Status.PASS).findFirst();
  }

  /** Nested class of the step, and the first test that did not pass: {@code OneLoad.waits}. */
  public String test() {
    return failure().map(test -> card.name() + "." + test.test()).orElse(card.name());
  }

  /**
   * The run to show: that of the first failure. If all passed, it is the last one that was told: a
   * schedule, or a whole test if the step has no schedules.
   */
  public Optional<Timeline> timeline() {
    List<Timeline> told =
        failure().map(Stream::of).orElseGet(tests::stream).flatMap(StepResult::told).toList();
    return told.stream()
        .filter(run -> isSchedule(run.title()))
        .reduce((earlier, later) -> later)
        .or(() -> told.stream().reduce((earlier, later) -> later));
  }

  private static Stream<Timeline> told(TestResult test) {
    try {
      return test.timeline().isEmpty() ? Stream.of() : Stream.of(Timeline.of(test.timeline()));
    } catch (IllegalArgumentException notOfTheLab) {
      return Stream.of();
    }
  }

  /** How many schedules its tests tried; empty if none did. */
  public Optional<Schedules> schedules() {
    return Schedules.of(tests);
  }

  /** Whether a test failed without any part of the reader's code in it. */
  public boolean isStrange() {
    return tests.stream().anyMatch(TestResult::isStrange);
  }

  /** Class of what the first failing test threw; empty if none did. */
  public String exception() {
    return failure().map(TestResult::exception).orElse("");
  }

  /** A step that the run was not to judge. */
  static StepResult notAsked(StepCard card) {
    return without(card, Status.NOT_RUN, NOT_ASKED, "");
  }

  /** A step of which no test has come to an end. */
  public static StepResult without(StepCard card, Status status, String message, String output) {
    return new StepResult(card, status, message, List.of(), output);
  }

  /**
   * Judges a step by its tests, in the order of the source: one that can't be judged yet outweighs
   * one that failed.
   */
  static StepResult of(StepCard card, List<TestResult> ran, String output) {
    List<TestResult> tests =
        ran.stream().sorted(comparingInt(test -> card.tests().indexOf(test.test()))).toList();
    for (Status status : List.of(Status.NOT_RUN, Status.FAIL)) {
      for (TestResult test : tests) {
        if (test.status() == status) {
          return new StepResult(card, status, test.message(), tests, output);
        }
      }
    }
    return tests.isEmpty()
        ? without(card, Status.NOT_RUN, "No test of this step ran.", output)
        : new StepResult(card, Status.PASS, "", tests, output);
  }
}
