package lab.tap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import lab.callers.Callers;

/**
 * Holds commands, or replies, until a test lets them go, all at once or one at a time. As with a
 * real socket, an interrupt ends no hold; its flag is set again afterwards.
 */
public final class Gate implements Interceptor {
  private static final long PATIENCE_SECONDS = 10;

  private final Predicate<Command> which;
  private final boolean replies;
  private final Callers callers;
  private final BooleanSupplier cut;

  /** Commands that stand here, first come first. Guarded by this. */
  private final Deque<Held> held = new ArrayDeque<>();

  /** Guarded by this. */
  private boolean open;

  /**
   * @param replies whether it is replies that are held, and not the commands
   * @param cut whether the lines behind this gate are broken, so that nobody stands here
   */
  Gate(Predicate<Command> which, boolean replies, Callers callers, BooleanSupplier cut) {
    this.which = which;
    this.replies = replies;
    this.callers = callers;
    this.cut = cut;
  }

  /** Lets every held command go, and those to come pass. */
  public synchronized void release() {
    open = true;
    letGo();
  }

  /** Lets every held command go; those to come are held as before. */
  public synchronized void letGo() {
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
    first.gone.countDown();
    return true;
  }

  /** The commands that stand here, first come first. */
  public synchronized List<Command> held() {
    return held.stream().map(Held::command).toList();
  }

  /**
   * Waits until so many commands stand here.
   *
   * @throws AssertionError if they have not come after 10 s of real time
   */
  public synchronized void awaitHeld(int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (held.size() < count) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError(
            "waited "
                + PATIENCE_SECONDS
                + " s for "
                + count
                + " commands at the gate, but "
                + held.size()
                + " came: "
                + held());
      }
      wait(left);
    }
  }

  @Override
  public void before(Command command) {
    if (!replies) {
      hold(command);
    }
  }

  @Override
  public void after(Command command) {
    if (replies) {
      hold(command);
    }
  }

  private void hold(Command command) {
    Held mine;
    synchronized (this) {
      if (open || cut.getAsBoolean() || !which.test(command)) {
        return;
      }
      mine = new Held(command, callers.park(), new CountDownLatch(1));
      held.add(mine);
      notifyAll();
    }
    awaitUninterrupted(mine.gone);
  }

  private static void awaitUninterrupted(CountDownLatch gone) {
    boolean interrupted = false;
    while (gone.getCount() > 0) {
      try {
        gone.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private record Held(Command command, Callers.Parked place, CountDownLatch gone) {}
}
