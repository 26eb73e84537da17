package grader.cli;

import grader.grading.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Says how far a grading is and how long it will take: on a terminal in one line that is written
 * over, else in a line every ten seconds at most.
 */
final class ProgressLine implements Progress, AutoCloseable {
  private static final Duration CALM = Duration.ofSeconds(10);
  private static final int BAR = 20;

  private final PrintStream err;
  private final boolean terminal;
  private final LongSupplier nanos;

  /** All that follows is guarded by this. */
  private int all;

  private int done;
  private int known;
  private long begun;
  private long said;
  private int shown;

  /**
   * @param terminal whether a line on {@code err} can be written over
   * @param nanos a clock, in nanoseconds
   */
  ProgressLine(PrintStream err, boolean terminal, LongSupplier nanos) {
    this.err = err;
    this.terminal = terminal;
    this.nanos = nanos;
  }

  @Override
  public synchronized void begun(String what, int answers, int kept) {
    all = answers;
    done = kept;
    known = kept;
    begun = nanos.getAsLong();
    said = begun;
    err.println(
        what
            + ": "
            + counted(answers, "different answer")
            + (kept == 0 ? "." : ", " + kept + " of them judged before."));
    if (terminal) {
      show();
    }
  }

  @Override
  public synchronized void judged(String chapter) {
    done++;
    Duration quiet = Duration.ofNanos(nanos.getAsLong() - said);
    if (terminal) {
      show();
    } else if (quiet.compareTo(CALM) >= 0 && done < all) {
      said = nanos.getAsLong();
      err.println(done + " of " + all + " judged" + left());
    }
  }

  @Override
  public synchronized void tryingAgain(int answers) {
    wipe();
    err.println(
        counted(answers, "answer")
            + " did not come to an end, and "
            + (answers == 1 ? "is" : "are")
            + " tried once more, alone.");
  }

  /** Wipes its line off a terminal. */
  @Override
  public synchronized void close() {
    wipe();
  }

  private void show() {
    int full = all == 0 ? BAR : BAR * done / all;
    String line =
        "["
            + "#".repeat(full)
            + "-".repeat(BAR - full)
            + "] "
            + done
            + " of "
            + all
            + " judged"
            + left();
    err.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
    err.flush();
    shown = line.length();
  }

  private void wipe() {
    if (shown > 0) {
      err.print("\r" + " ".repeat(shown) + "\r");
      err.flush();
      shown = 0;
    }
  }

  /** By how long the others took; nothing as long as that says little. */
  private String left() {
    int judged = done - known;
    if (judged < 2 || done >= all) {
      return "";
    }
    long seconds =
        Duration.ofNanos((nanos.getAsLong() - begun) / judged * (all - done)).toSeconds();
    return seconds < 90
        ? String.format(Locale.ROOT, ", about %d s left", Math.max(1, seconds))
        : String.format(Locale.ROOT, ", about %d min left", (seconds + 30) / 60);
  }

  private static String counted(int n, String thing) {
    return n + " " + thing + (n == 1 ? "" : "s");
  }
}
