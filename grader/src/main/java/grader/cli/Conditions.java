package grader.cli;

import grader.judge.Enforcement;
import grader.judge.Judge;
import grader.model.Gradebook;
import grader.model.Terms;
import java.util.Locale;
import runner.run.Limits;
import runner.trouble.CommandError;

/**
 * Under what conditions answers are judged.
 *
 * @param policy its text
 */
record Conditions(String policy, Enforcement enforcement) {
  private static final String NO_SANDBOX = "none";

  /**
   * Conditions as a command names them.
   *
   * @param mode one of enforce, report and off
   * @throws CommandError if it is none of these
   */
  static Conditions of(String policy, String mode) {
    for (Enforcement each : Enforcement.values()) {
      if (each.name().equals(mode.toUpperCase(Locale.ROOT))) {
        return new Conditions(policy, each);
      }
    }
    throw new CommandError("--policy must be enforce, report or off, but was " + mode + ".");
  }

  Judge judge() {
    return new Judge(policy, enforcement, limits());
  }

  /** What the reports say of them. */
  Terms terms() {
    String word = enforcement.name().toLowerCase(Locale.ROOT);
    return new Terms(word, enforcement == Enforcement.ENFORCE, NO_SANDBOX);
  }

  /** All that a verdict depends on, but the answer and the tests. */
  String key() {
    return String.join(
        "\n",
        String.valueOf(Gradebook.VERSION),
        policy,
        enforcement.name(),
        System.getProperty("java.runtime.version"),
        System.getProperty("java.class.path"),
        limits().step().toString());
  }

  /** Many run side by side: a step that is slow for that is not taken for one that never ends. */
  private static Limits limits() {
    return Limits.usual().times(2);
  }
}
