package runner.worker;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import runner.protocol.Status;
import runner.protocol.TestResult;

/** Collects how the tests of one step ended. */
final class StepListener implements TestExecutionListener {
  private final Verdict verdict;

  /** Written by the thread that runs the tests, read once they are done. */
  private final List<TestResult> tests = new ArrayList<>();

  StepListener(Verdict verdict) {
    this.verdict = verdict;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
    if (test.isTest() || !passed) {
      tests.add(verdict.of(name(test), result));
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    tests.add(new TestResult(name(test), Status.FAIL, "The test was skipped: " + reason, ""));
  }

  List<TestResult> tests() {
    return List.copyOf(tests);
  }

  private static String name(TestIdentifier test) {
    return test.getSource()
        .map(
            source ->
                source instanceof MethodSource method
                    ? method.getMethodName()
                    : source instanceof ClassSource type
                        ? type.getClassName()
                        : test.getDisplayName())
        .orElse(test.getDisplayName());
  }
}
