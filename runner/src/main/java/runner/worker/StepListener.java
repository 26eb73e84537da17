package runner.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import runner.protocol.Status;
import runner.protocol.TestResult;

/** Collects how the tests of one step ended, and what they reported on their way. */
final class StepListener implements TestExecutionListener {
  /** Keys of report entries: a run as {@code Timeline.line()} writes it, how many were tried. */
  private static final String TIMELINE = "timeline";

  private static final String SCHEDULES = "schedules";

  /** What is longer is not for a reader's eyes. */
  private static final int LONGEST = 1_000_000;

  private final Verdict verdict;

  /** Written by the thread that runs the tests, read once they are done. */
  private final List<TestResult> tests = new ArrayList<>();

  /** The last entry of each key by test; for the same thread. */
  private final Map<UniqueId, Map<String, String>> reported = new HashMap<>();

  StepListener(Verdict verdict) {
    this.verdict = verdict;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
    if (test.isTest() || !passed) {
      Map<String, String> report = reported.getOrDefault(test.getUniqueIdObject(), Map.of());
      tests.add(
          verdict
              .of(name(test), result)
              .reporting(report.getOrDefault(TIMELINE, ""), report.getOrDefault(SCHEDULES, "")));
    }
  }

  @Override
  public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
    Map<String, String> known =
        reported.computeIfAbsent(test.getUniqueIdObject(), id -> new HashMap<>());
    entry
        .getKeyValuePairs()
        .forEach((key, value) -> known.put(key, value.length() > LONGEST ? "" : value));
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
