package runner.run;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import runner.protocol.TestResult;

/**
 * How many schedules the tests of a step tried.
 *
 * @param all whether there are no others
 */
public record Schedules(int tried, boolean all) {
  private static final String FIRST = "first ";
  private static final Pattern REPORTED = Pattern.compile("(" + FIRST + ")?(\\d{1,8})");

  /** The sum of what the tests of a step reported; empty if none tried any. */
  static Optional<Schedules> of(List<TestResult> tests) {
    return tests.stream()
        .map(test -> REPORTED.matcher(test.schedules()))
        .filter(Matcher::matches)
        .map(found -> new Schedules(Integer.parseInt(found.group(2)), found.group(1) == null))
        .reduce((a, b) -> new Schedules(a.tried + b.tried, a.all && b.all));
  }

  /** For a reader: {@code 84 schedules}, or {@code the first 100 schedules}. */
  public String words() {
    return (all ? "" : "the " + FIRST) + tried + (tried == 1 ? " schedule" : " schedules");
  }

  /** As a test reports it: {@code 84}, or {@code first 100}. */
  @Override
  public String toString() {
    return (all ? "" : FIRST) + tried;
  }
}
