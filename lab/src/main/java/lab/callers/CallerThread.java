package lab.callers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the pool from which callers come, as those of a web server do. Five hundred of them
 * take longer to start and to end than most tests take in all, so they are kept from one crowd to
 * the next, and the next test.
 */
public final class CallerThread extends Thread {
  /** Those that have nothing to do, the last one that became idle first. Guarded by itself. */
  private static final Deque<CallerThread> IDLE = new ArrayDeque<>();

  private static int made;

  private final Semaphore bell = new Semaphore(0);

  /** What it does now, null if nothing. Written under this thread's own lock. */
  private volatile @Nullable Runnable task;

  /** Whether it has begun to do that. */
  private volatile boolean begun;

  /** Whether it is to end with what it does now. Guarded by this thread's own lock. */
  private boolean last;

  private CallerThread(int number) {
    super(null, null, LabThreads.PREFIX + "caller " + number, 0, false);
    setDaemon(true);
  }

  /** Begins a task on as many threads as there are tasks; the result is in their order. */
  public static List<CallerThread> begin(List<? extends Runnable> tasks) {
    List<CallerThread> threads = take(tasks.size());
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    for (int i = 0; i < tasks.size(); i++) {
      threads.get(i).begin(tasks.get(i), loader);
    }
    return threads;
  }

  private static List<CallerThread> take(int count) {
    List<CallerThread> taken = new ArrayList<>();
    synchronized (IDLE) {
      while (taken.size() < count) {
        taken.add(IDLE.isEmpty() ? new CallerThread(++made) : IDLE.pop());
      }
    }
    return taken;
  }

  private void begin(Runnable work, ClassLoader loader) {
    setContextClassLoader(loader);
    begun = false;
    task = work;
    if (getState() == State.NEW) {
      start();
    } else {
      bell.release();
    }
  }

  @Override
  public void run() {
    NativeIds.note();
    boolean goesOn = true;
    while (goesOn) {
      Runnable work = task;
      if (work == null) {
        bell.acquireUninterruptibly();
      } else {
        begun = true;
        work.run();
        goesOn = rest();
      }
    }
  }

  /** Whether it goes back to the others. */
  private boolean rest() {
    synchronized (this) {
      task = null;
      Thread.interrupted(); // what was meant for the task ends with it
      if (last) {
        return false;
      }
    }
    synchronized (IDLE) {
      IDLE.push(this);
    }
    return true;
  }

  /** If it still has a task, that is its last: the test that it was of is over. */
  synchronized boolean isLeftBehind() {
    last = task != null;
    return last;
  }

  /** Interrupts the thread if it is at this task. */
  public synchronized void interrupt(Runnable work) {
    if (task == work) {
      interrupt();
    }
  }

  /** Whether it has a task. */
  boolean isBusy() {
    return task != null;
  }

  /** Whether it has a task that it has not begun: it looks still, and is not. */
  boolean isComing() {
    return task != null && !begun;
  }
}
