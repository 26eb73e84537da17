package grader.cli;

import java.io.PrintStream;

/** Says, when Ctrl-C ends the program, what is left of the work and how to go on. */
final class Farewell implements AutoCloseable {
  private final Thread hook;

  /** Is ready from now on. */
  Farewell(PrintStream err, String sentence) {
    hook = new Thread(() -> err.println("\n" + sentence), "grader farewell");
    Runtime.getRuntime().addShutdownHook(hook);
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
