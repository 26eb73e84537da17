package runner.run;

import java.time.Duration;

/** What a reader is told when a step did not end by itself. */
final class Endings {
  private Endings() {}

  static String timeout(Limits limits, String where) {
    String stopped =
        "Your code was still running after "
            + limits.step().toSeconds()
            + " seconds, so it was stopped.\nA step takes well under a second: look for a loop"
            + " that never ends, for threads that wait for each other, or for a wait on the"
            + " machine's own clock, such as Thread.sleep.\nA program with threads of its own takes"
            + " longer, and so does a busy machine: then run the step alone, with --step.";
    return at(stopped, where);
  }

  static String late(Duration limit, String where) {
    return at(
        "It was still running after "
            + limit.toSeconds()
            + " seconds, so it was stopped: a loop that never ends, or threads that wait for each"
            + " other.",
        where);
  }

  private static String at(String stopped, String where) {
    return where.isBlank()
        ? stopped
        : stopped + "\nIt stood here:\n" + where.indent(2).stripTrailing();
  }

  static String exit(String where) {
    return "Your code ended the whole program: System.exit at "
        + where
        + ".\nA page of a shop must not switch the shop off: return or throw instead.";
  }

  static String memory(Limits limits, String where) {
    return "Your code used up the memory ("
        + limits.memoryMegabytes()
        + " MB)"
        + (where.isBlank() ? "." : " at " + where + ".")
        + "\nLook for a collection that only grows.";
  }

  static String gone(String ending) {
    return "The program died in the middle of this step (" + ending + ").";
  }
}
