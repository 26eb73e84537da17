package lab.callers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the pool from which callers come, as those of a web server do. Five hundred of them
 * take longer to start and to end than most tests take in all, so they are kept from one crowd to
 * the next, and the next test.
 */
public final class CallerThread extends Thread {
  /** Those that have nothing to do, the last one that became idle first. Guarded by itself. */
  private static final Deque<CallerThread> IDLE = new ArrayDeque<>();

  /** Those that have something to do. Added by whoever gives it to them. */
  private static final Set<CallerThread> BUSY = ConcurrentHashMap.newKeySet();

  /** Of all that live, so that five hundred idle ones need not be looked through. */
  private static final ThreadGroup GROUP = new ThreadGroup("lab callers");

  /** Threads of the group that are ours: counted after their start and before their end. */
  private static final AtomicInteger ALIVE = new AtomicInteger();

  /** Guarded by those that are idle. */
  private static int made;

  private final Semaphore bell = new Semaphore(0);

  /** What it does now, null if nothing. Written under this thread's own lock. */
  private volatile @Nullable Runnable task;

  /** Whether it has begun to do that. */
  private volatile boolean begun;

  /** Whether it is to end with what it does now. Guarded by this thread's own lock. */
  private boolean last;

  private CallerThread(int number) {
    super(GROUP, null, LabThreads.PREFIX + "caller " + number, 0, false);
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

  /** Those that have something to do, and what threads of other kinds they have started. */
  static List<Thread> busy() {
    List<Thread> busy = new ArrayList<>(BUSY);
    busy.addAll(started());
    return busy;
  }

  /** Whether callers have started threads of other kinds that are alive. */
  static boolean haveStarted() {
    return !started().isEmpty();
  }

  private static List<Thread> started() {
    if (GROUP.activeCount() <= ALIVE.get()) {
      return List.of();
    }
    List<Thread> started = new ArrayList<>(Threads.of(GROUP, true));
    started.removeIf(thread -> thread instanceof CallerThread || Threads.isOfDriver(thread));
    return started;
  }

  static boolean owns(ThreadGroup group) {
    return group == GROUP;
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
    BUSY.add(this);
    if (getState() == State.NEW) {
      start();
      ALIVE.incrementAndGet();
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

  /** Whether it goes back to the others: whoever sees it idle and takes some finds it there. */
  private boolean rest() {
    synchronized (IDLE) {
      boolean goesOn = forgetTask();
      if (goesOn) {
        IDLE.push(this);
      } else {
        ALIVE.decrementAndGet();
      }
      return goesOn;
    }
  }

  private synchronized boolean forgetTask() {
    task = null;
    Thread.interrupted(); // what was meant for the task ends with it
    BUSY.remove(this);
    return !last;
  }

  /** If it still has a task, that is its last: the test that it was of is over. */
  synchronized boolean isLeftBehind() {
    last = task != null;
    return last;
  }

  /** Interrupts the thread if it is at this task. */
  public synchronized void interrupt(Runnable work) {
    if (task == work) {
      super.interrupt();
    }
  }

  /** Interrupts what it does now; one that has nothing to do must not bring it to its next task. */
  @Override
  public synchronized void interrupt() {
    if (task != null) {
      super.interrupt();
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
