package runner.report;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import lab.backend.Progress;

/**
 * Says what the reader is waiting for, once it takes more than two seconds: a line that moves on a
 * terminal, else a line every ten seconds. What takes longer than ten seconds has its time told.
 */
public final class Waiting implements Progress, AutoCloseable {
  private static final long PATIENCE_MILLIS = 2_000;
  private static final long CALM_MILLIS = 10_000;
  private static final long LONG_SECONDS = 10;
  private static final String WHEEL = "|/-\\";
  private static final long MEGABYTE = 1_000_000;

  private final PrintStream err;
  private final boolean terminal;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "workbook waiting");
            thread.setDaemon(true);
            return thread;
          });

  /** What is waited for. Written by any thread, read by the clock's. */
  private volatile Work work;

  /** Turns of the wheel, and length of the line on the screen. Only of the clock's thread. */
  private int turn;

  private int shown;

  /**
   * Begins to wait.
   *
   * @param err where to say it
   * @param terminal whether a line there can be written over
   * @param what is waited for at first
   */
  public Waiting(PrintStream err, boolean terminal, String what) {
    this.err = err;
    this.terminal = terminal;
    this.work = new Work(what, "", System.nanoTime());
    long pace = terminal ? 200 : CALM_MILLIS;
    clock.scheduleAtFixedRate(this::show, PATIENCE_MILLIS, pace, TimeUnit.MILLISECONDS);
  }

  /** Waits for something else from now on. */
  public void on(String next) {
    work = new Work(next, "", System.nanoTime());
  }

  @Override
  public void step(String name, long done, long total) {
    String share =
        total <= 0
            ? ""
            : String.format(
                Locale.ROOT,
                ": %d of %d MB, %d MB left",
                done / MEGABYTE,
                total / MEGABYTE,
                (total - done) / MEGABYTE);
    Work before = work;
    long began = name.equals(before.name) ? before.began : System.nanoTime();
    work = new Work(name, share, began);
  }

  /** Stops, and wipes its line off a terminal. */
  @Override
  public void close() {
    clock.shutdownNow();
    try {
      clock.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (shown > 0) {
      err.print("\r" + " ".repeat(shown) + "\r");
      err.flush();
      shown = 0;
    }
  }

  private void show() {
    String what = work.line();
    if (!terminal) {
      err.println(what + " ...");
      return;
    }
    String line = WHEEL.charAt(turn++ % WHEEL.length()) + " " + what;
    err.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
    err.flush();
    shown = Math.max(shown, line.length());
  }

  /** Something that is waited for, how much of it is done, and since when. */
  private record Work(String name, String share, long began) {
    String line() {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
      return name + share + (seconds < LONG_SECONDS ? "" : ", " + seconds + " s so far");
    }
  }
}
