package grader.model;

import java.util.List;
import runner.protocol.Status;

/**
 * How one step went.
 *
 * @param points earned
 * @param flaky whether it passed only when it was tried again, alone
 * @param message what to tell the student, as several lines; empty if the step passed
 * @param tests those that the course expects, in the order in which the reference solution ran them
 */
public record StepGrade(
    int step, Status status, int points, boolean flaky, String message, List<TestGrade> tests) {

  /** How one test went; NOT_RUN if its end was not heard of. */
  public record TestGrade(String name, Status status) {}

  /** The same step, tried again after others had made it wait. */
  public StepGrade again() {
    return new StepGrade(step, status, points, status == Status.PASS, message, tests);
  }
}
