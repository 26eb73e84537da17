package grader.cli;

import java.io.PrintStream;

/** Says, when Ctrl-C ends the program, what is left of the work and how to go on. */
final class Farewell implements AutoCloseable {
  private static final String KEPT =
      "Stopped. What was judged is kept: the same command with --resume goes on.";
  private static final String NOTHING = "Stopped. Nothing was judged yet.";

  private final Thread hook;

  /** Read by the hook. */
  private volatile boolean begun;

  /**
   * Is ready from now on.
   *
   * @param begun whether an earlier run has left something to go on with
   */
  Farewell(PrintStream err, boolean begun) {
    this.begun = begun;
    hook = new Thread(() -> err.println("\n" + (this.begun ? KEPT : NOTHING)), "grader farewell");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** From now on there may be something to go on with. */
  void begin() {
    begun = true;
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
