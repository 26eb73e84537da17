package grader.grading;

import grader.model.ChapterGrade;
import grader.model.StepGrade;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import runner.course.Chapter;
import runner.protocol.Status;
import runner.trouble.CommandError;
import runner.trouble.MachineLacks;

/**
 * The tests of a chapter that must pass, by step, as the reference answer ran them. A test that is
 * not among them earns nothing, and one of them that is not heard of is not passed.
 */
record Expected(Map<Integer, List<String>> tests) {

  /**
   * What the reference answer ran.
   *
   * @param blame what to throw if it does not pass here, because then nobody can
   */
  static Expected of(Chapter chapter, ChapterGrade reference, Blame blame) {
    reference.steps().stream()
        .filter(step -> step.status() != Status.PASS)
        .findFirst()
        .ifPresent(
            step -> {
              throw blame.of(chapter, step);
            });
    return new Expected(
        reference.steps().stream()
            .collect(
                Collectors.toMap(
                    StepGrade::step,
                    step -> step.tests().stream().map(StepGrade.TestGrade::name).toList())));
  }

  /** Says whose fault it is that the reference answer does not pass a step. */
  @FunctionalInterface
  interface Blame {
    RuntimeException of(Chapter chapter, StepGrade step);
  }

  /** The course's own tests pass where the machine has what they need. */
  static RuntimeException machine(Chapter chapter, StepGrade step) {
    return new MachineLacks(
        "The reference answer of chapter "
            + chapter.number()
            + " does not pass step "
            + step.step()
            + " on this machine ("
            + reason(step)
            + "), so nobody can be graded: ./workbook doctor says what may be missing, and fewer"
            + " --jobs may help.");
  }

  /** Where the course's own tests have passed, an instructor's are to be mended. */
  static RuntimeException instructor(Chapter chapter, StepGrade step) {
    return new CommandError(
        "The course's solution of "
            + chapter.folder()
            + " does not pass step "
            + step.step()
            + " of your further tests ("
            + reason(step)
            + "), so nobody was graded: mend that test.");
  }

  private static String reason(StepGrade step) {
    return step.message().lines().findFirst().orElse(step.status().name());
  }

  /** Names of a step's tests, one that runs several times as often. */
  List<String> of(int step) {
    return tests.getOrDefault(step, List.of());
  }
}
