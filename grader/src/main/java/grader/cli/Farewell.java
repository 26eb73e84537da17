package grader.cli;

import java.io.PrintStream;

/** Says, when Ctrl-C ends the program, what is left of the work and how to go on. */
final class Farewell implements AutoCloseable {
  private static final String KEPT =
      "Stopped. What was judged is kept: the same command with --resume goes on.";
  private static final String NOTHING = "Stopped. Nothing was judged yet.";

  private final PrintStream err;
  private final Thread hook;

  /** Both are guarded by this. */
  private boolean begun;

  private boolean over;

  /**
   * Is ready from now on.
   *
   * @param begun whether an earlier run has left something to go on with
   */
  Farewell(PrintStream err, boolean begun) {
    this.err = err;
    this.begun = begun;
    hook = new Thread(this::end, "grader farewell");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** From now on there may be something to go on with. */
  synchronized void begin() {
    begun = true;
  }

  /** Says something else, unless the program is ending: what fails then says nothing. */
  synchronized void say(String sentence) {
    if (!over) {
      err.println(sentence);
    }
  }

  private synchronized void end() {
    over = true;
    err.println("\n" + (begun ? KEPT : NOTHING));
  }

  /** There is nothing to say any more; nothing happens if it is being said. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      return;
    }
  }
}
