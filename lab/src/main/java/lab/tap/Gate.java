package lab.tap;

import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import lab.callers.Callers;

/** Holds commands until a test lets them go, all at once or one at a time. */
public final class Gate implements Interceptor {
  private static final long PATIENCE_SECONDS = 10;

  private final Predicate<Command> which;
  private final Callers callers;

  /** Commands that stand here, first come first. Guarded by this. */
  private final Deque<Held> held = new ArrayDeque<>();

  private boolean open;

  Gate(Predicate<Command> which, Callers callers) {
    this.which = which;
    this.callers = callers;
  }

  /** Lets every held command go, and those to come pass. */
  public synchronized void release() {
    open = true;
    while (releaseOne()) {
      // the next one
    }
  }

  /** Lets the command go that has stood here longest; false if none does. */
  public synchronized boolean releaseOne() {
    Held first = held.poll();
    if (first == null) {
      return false;
    }
    first.place.close();
    notifyAll();
    return true;
  }

  /** The commands that stand here, first come first. */
  public synchronized List<Command> held() {
    return held.stream().map(Held::command).toList();
  }

  /** Waits until so many commands stand here; a failure after 10 s. */
  public synchronized void awaitHeld(int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (held.size() < count) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError(
            "waited " + PATIENCE_SECONDS + " s for " + count + " commands at the gate, but "
                + held.size() + " came: " + held());
      }
      wait(left);
    }
  }

  @Override
  public synchronized void before(Command command) throws InterruptedIOException {
    if (open || !which.test(command)) {
      return;
    }
    Held mine = new Held(command, callers.park());
    held.add(mine);
    notifyAll();
    try {
      while (held.contains(mine)) {
        wait();
      }
    } catch (InterruptedException e) {
      held.remove(mine);
      mine.place.close();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the lab held " + command.name());
    }
  }

  private record Held(Command command, Callers.Parked place) {}
}
