package runner.selfcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import runner.course.Chapter;
import runner.course.StepCard;
import runner.protocol.Status;
import runner.protocol.TestResult;
import runner.run.ChapterResult;
import runner.run.StepResult;

/**
 * How a step ends in a run that nobody has made.
 *
 * @param tests the messages of its tests by their names; "" stands for the step's only test
 */
record Outcome(Status status, String message, Map<String, String> tests) {
  static Outcome passed() {
    return new Outcome(Status.PASS, "", Map.of("", ""));
  }

  static Outcome failed(String message) {
    return new Outcome(Status.FAIL, message, Map.of("", message));
  }

  static Outcome notYet(int first) {
    String message = "step " + first + " first";
    return new Outcome(Status.NOT_RUN, message, Map.of("", message));
  }

  /** What a chapter did whose steps ended so. */
  static ChapterResult result(Chapter chapter, List<Outcome> outcomes) {
    List<StepResult> steps = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      steps.add(outcomes.get(i).of(chapter.steps().get(i)));
    }
    return new ChapterResult(chapter, steps, List.of());
  }

  private StepResult of(StepCard card) {
    List<TestResult> results = new ArrayList<>();
    tests.forEach(
        (name, told) -> {
          Status each = told.isEmpty() ? Status.PASS : status;
          results.add(new TestResult(name.isEmpty() ? card.tests().get(0) : name, each, told, ""));
        });
    return new StepResult(card, status, message, results, "");
  }
}
