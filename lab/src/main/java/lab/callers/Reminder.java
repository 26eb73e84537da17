package lab.callers;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Wakes a thread that waits for a condition whenever there is a reason to ask it again. One thread
 * looks on behalf of all who wait: five hundred that each look every millisecond would leave no
 * core for those they wait for.
 *
 * <p>While things keep happening it waits a moment, so that a burst of commands wakes nobody at
 * each of them.
 */
public final class Reminder {
  private static final long LOOK_MILLIS = 1;
  private static final int PATIENCE_LOOKS = 10;

  /** Added and removed by the thread that waits; read by the one that looks. */
  private static final Set<Reminder> WAITING = ConcurrentHashMap.newKeySet();

  /** One permit for each new arrival, so that the looking thread rests while nobody waits. */
  private static final Semaphore ARRIVALS = new Semaphore(0);

  static {
    Thread looking = new Thread(Reminder::look, LabThreads.PREFIX + "reminder");
    looking.setDaemon(true);
    looking.start();
  }

  private final BooleanSupplier due;
  private final Callers callers;
  private final Semaphore bell = new Semaphore(0);

  /** Activity at the last look, and how often it was too busy to wake anybody. */
  private long seen = -1;

  private int put;

  /**
   * @param due whether there is a reason to wake the thread
   */
  public Reminder(Callers callers, BooleanSupplier due) {
    this.callers = callers;
    this.due = due;
  }

  /** Has the looking thread started before a test begins, or it would be taken for the test's. */
  static void begin() {
    // loading this class is all
  }

  /** Waits until there is a reason to ask again, or {@link #ring} was called since. */
  public void await() throws InterruptedException {
    WAITING.add(this);
    ARRIVALS.release();
    try {
      bell.acquire();
      bell.drainPermits();
    } finally {
      WAITING.remove(this);
    }
  }

  /** Wakes the thread in any case. */
  public void ring() {
    bell.release();
  }

  private static void look() {
    try {
      while (true) {
        if (WAITING.isEmpty()) {
          ARRIVALS.acquire();
        }
        ARRIVALS.drainPermits();
        WAITING.forEach(Reminder::ringIfDue);
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void ringIfDue() {
    if (!due.getAsBoolean()) {
      return;
    }
    long now = callers.activity();
    boolean busy = now != seen;
    seen = now;
    if (busy && ++put < PATIENCE_LOOKS) {
      return;
    }
    put = 0;
    ring();
  }
}
