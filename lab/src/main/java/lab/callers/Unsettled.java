package lab.callers;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Some threads of the reader's code neither ended nor stood still within the patience of a test.
 */
public final class Unsettled extends AssertionError {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 5;

  Unsettled(List<Thread> restless, long patienceMillis, String chapter) {
    super(tell(restless, patienceMillis, chapter));
  }

  private static String tell(List<Thread> restless, long patienceMillis, String chapter) {
    String where =
        restless.stream()
            .limit(SHOWN)
            .map(thread -> "  " + thread.getName() + ": " + position(thread, chapter))
            .collect(Collectors.joining("\n"));
    String busy =
        switch (restless.size()) {
          case 0 -> "threads of your code still woke one another";
          case 1 -> "a thread of your code was still at work";
          default -> restless.size() + " threads of your code were still at work";
        };
    return String.format(
        Locale.ROOT,
        "After %d s, %s, so the test could not go on.%n"
            + "Expected: each of them ends, or waits for the database, for Redis, for another"
            + " caller, or through the injected Waits.%n"
            + "Likely cause: a loop without a pause, or a wait on the machine's own clock"
            + " (Thread.sleep, get with a limit).%n%s",
        patienceMillis / 1000,
        busy,
        where);
  }

  static String position(Thread thread, String chapter) {
    return Threads.frameOf(thread, chapter)
        .map(
            frame ->
                frame.getFileName()
                    + ":"
                    + frame.getLineNumber()
                    + ", in "
                    + frame.getMethodName()
                    + ", "
                    + thread.getState())
        .orElse("outside your code, " + thread.getState());
  }
}
