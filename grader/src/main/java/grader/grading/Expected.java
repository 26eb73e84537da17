package grader.grading;

import grader.model.ChapterGrade;
import grader.model.StepGrade;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import runner.course.Chapter;
import runner.protocol.Status;
import runner.trouble.MachineLacks;

/**
 * The tests of a chapter that must pass, by step, as the reference answer ran them. A test that is
 * not among them earns nothing, and one of them that is not heard of is not passed.
 */
record Expected(Map<Integer, List<String>> tests) {

  /**
   * What the reference answer ran.
   *
   * @throws MachineLacks if it does not pass here, because then nobody can
   */
  static Expected of(Chapter chapter, ChapterGrade reference) {
    reference.steps().stream()
        .filter(step -> step.status() != Status.PASS)
        .findFirst()
        .ifPresent(
            step -> {
              throw new MachineLacks(sentence(chapter, step));
            });
    return new Expected(
        reference.steps().stream()
            .collect(
                Collectors.toMap(
                    StepGrade::step,
                    step -> step.tests().stream().map(StepGrade.TestGrade::name).toList())));
  }

  private static String sentence(Chapter chapter, StepGrade step) {
    return "The reference answer of chapter "
        + chapter.number()
        + " does not pass step "
        + step.step()
        + " on this machine ("
        + step.message().lines().findFirst().orElse(step.status().name())
        + "), so nobody can be graded: ./workbook doctor says what may be missing, and fewer --jobs"
        + " may help.";
  }

  /** Names of a step's tests, one that runs several times as often. */
  List<String> of(int step) {
    return tests.getOrDefault(step, List.of());
  }
}
