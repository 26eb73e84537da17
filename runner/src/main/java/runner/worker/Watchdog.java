package runner.worker;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Does something once if a step takes longer than it may, in real time. */
final class Watchdog {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** What to do at the end of the current step; null between steps. Guarded by {@code lock}. */
  private @Nullable Runnable bark;

  /** Longest time of the current step. Guarded by {@code lock}. */
  private long nanos;

  Watchdog() {
    Thread thread = new Thread(this::watch, "workbook watchdog");
    thread.setDaemon(true);
    thread.start();
  }

  void begin(long millis, Runnable whenLate) {
    set(whenLate, millis);
  }

  void end() {
    set(null, 0);
  }

  private void set(@Nullable Runnable whenLate, long millis) {
    lock.lock();
    try {
      bark = whenLate;
      nanos = TimeUnit.MILLISECONDS.toNanos(millis);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void watch() {
    lock.lock();
    try {
      while (true) {
        Runnable watched = bark;
        if (watched == null) {
          changed.await();
        } else if (changed.awaitNanos(nanos) <= 0 && watched == bark) {
          bark = null;
          watched.run();
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
