package runner.run;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import runner.protocol.TestResult;

/**
 * How many schedules the tests of a step tried.
 *
 * @param all whether there are no others, within the bound
 * @param switches how often callers were kept from going on at most, if others were left out for
 *     having more of it; 0 if none were
 */
public record Schedules(int tried, boolean all, int switches) {
  private static final String FIRST = "first ";
  private static final Pattern REPORTED =
      Pattern.compile("(" + FIRST + ")?(\\d{1,8})(?:/(\\d{1,8}))?");

  /** The sum of what the tests of a step reported; empty if none tried any. */
  static Optional<Schedules> of(List<TestResult> tests) {
    return tests.stream()
        .map(test -> REPORTED.matcher(test.schedules()))
        .filter(Matcher::matches)
        .map(Schedules::of)
        .reduce(Schedules::plus);
  }

  private static Schedules of(Matcher reported) {
    String bound = reported.group(3);
    return new Schedules(
        Integer.parseInt(reported.group(2)),
        reported.group(1) == null,
        bound == null ? 0 : Integer.parseInt(bound));
  }

  private Schedules plus(Schedules other) {
    return new Schedules(tried + other.tried, all && other.all, Math.max(switches, other.switches));
  }

  /**
   * For a reader: {@code 84 schedules}, {@code the first 100 schedules}, {@code 43 schedules of up
   * to 2 switches}.
   */
  public String words() {
    return (all ? "" : "the " + FIRST)
        + tried
        + (tried == 1 ? " schedule" : " schedules")
        + (switches == 0
            ? ""
            : " of up to " + switches + (switches == 1 ? " switch" : " switches"));
  }

  /** As a test reports it: {@code 84}, {@code first 100}, {@code 43/2}. */
  @Override
  public String toString() {
    return (all ? "" : FIRST) + tried + (switches == 0 ? "" : "/" + switches);
  }
}
