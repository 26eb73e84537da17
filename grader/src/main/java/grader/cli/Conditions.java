package grader.cli;

import grader.judge.Enforcement;
import grader.judge.Judge;
import grader.judge.Seeds;
import grader.model.Gradebook;
import grader.model.Terms;
import grader.sandbox.Isolation;
import java.util.Locale;
import java.util.function.Supplier;
import runner.run.Limits;
import runner.trouble.CommandError;

/**
 * Under what conditions answers are judged.
 *
 * @param policy its text
 * @param isolation the sandbox
 */
record Conditions(String policy, Enforcement enforcement, Isolation isolation) {

  /**
   * Conditions as a command names them.
   *
   * @param mode one of enforce, report and off
   * @param isolation found once the mode is known to be one of them
   * @throws CommandError if it is none of these
   */
  static Conditions of(String policy, String mode, Supplier<Isolation> isolation) {
    for (Enforcement each : Enforcement.values()) {
      if (each.name().equals(mode.toUpperCase(Locale.ROOT))) {
        return new Conditions(policy, each, isolation.get());
      }
    }
    throw new CommandError("--policy must be enforce, report or off, but was " + mode + ".");
  }

  Judge judge() {
    return new Judge(policy, enforcement, limits(), isolation);
  }

  /** What the reports say of them. */
  Terms terms() {
    String word = enforcement.name().toLowerCase(Locale.ROOT);
    return new Terms(word, enforcement == Enforcement.ENFORCE, isolation.name());
  }

  /** All that a verdict depends on, but the answer and the tests. */
  String key() {
    return String.join(
        "\n",
        String.valueOf(Gradebook.VERSION),
        policy,
        enforcement.name(),
        isolation.name(),
        System.getProperty("java.runtime.version"),
        System.getProperty("java.class.path"),
        limits().step().toString(),
        Seeds.kept().fingerprint());
  }

  /** Many run side by side: a step that is slow for that is not taken for one that never ends. */
  private static Limits limits() {
    return Limits.usual().times(2);
  }
}
