package lab.origin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import lab.callers.Callers;
import lab.shop.DatabaseDown;
import lab.time.Time;

/**
 * What stands before the shop's database: every load passes here, is counted, and can be held,
 * failed or made to take time. A load is held before it borrows a connection, so a pool of any size
 * can be stampeded.
 */
public final class Origin {
  private static final long PATIENCE_SECONDS = 10;

  private final Time time;
  private final Callers callers;

  /** Ids of all loads, in the order of their arrival. Guarded by this. */
  private final List<Long> loads = new ArrayList<>();

  /** Loads that stand at the gate. Guarded by this. */
  private final List<Callers.Parked> held = new ArrayList<>();

  private int now;
  private int mostAtOnce;
  private boolean holding;
  private boolean failing;
  private Duration takes = Duration.ZERO;
  private LongConsumer inside = id -> {};

  public Origin(Time time, Callers callers) {
    this.time = time;
    this.callers = callers;
  }

  /**
   * Runs a load.
   *
   * @param id what is loaded, to count by
   * @throws DatabaseDown while {@link #fail} is in force
   */
  public <T> T load(long id, Supplier<T> query) {
    arrive(id);
    try {
      standAtGate();
      inside().accept(id);
      takeTime();
      refuseIfFailing();
      return query.get();
    } finally {
      leave();
    }
  }

  /** Holds every load that arrives from now on. */
  public synchronized void hold() {
    holding = true;
  }

  /** Lets the held loads go, and those to come pass. */
  public synchronized void release() {
    holding = false;
    held.forEach(Callers.Parked::close);
    held.clear();
    notifyAll();
  }

  /** Number of loads that stand at the gate. */
  public synchronized int held() {
    return held.size();
  }

  /** Waits until so many loads stand at the gate; a failure after 10 s. */
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
                + " loads, but "
                + held.size()
                + " reached the database");
      }
      wait(left);
    }
  }

  /** Fails every load that passes from now on with {@link DatabaseDown}. */
  public synchronized void fail() {
    failing = true;
  }

  /** Ends {@link #fail}. */
  public synchronized void heal() {
    failing = false;
  }

  /** Makes every load take this much of the test's time. */
  public synchronized void takes(Duration duration) {
    takes = duration;
  }

  /** Runs this inside every load, in the loading thread, with the id that is loaded. */
  public synchronized void inside(LongConsumer action) {
    inside = action;
  }

  /** Number of loads so far, the failed ones included. */
  public synchronized int loads() {
    return loads.size();
  }

  /** Number of loads of one id so far. */
  public synchronized int loadsOf(long id) {
    return (int) loads.stream().filter(each -> each == id).count();
  }

  /** The greatest number of loads that were under way at the same time. */
  public synchronized int mostAtOnce() {
    return mostAtOnce;
  }

  /** Forgets what was counted so far. */
  public synchronized void forget() {
    loads.clear();
    mostAtOnce = now;
  }

  private synchronized void arrive(long id) {
    loads.add(id);
    now++;
    mostAtOnce = Math.max(mostAtOnce, now);
    callers.moved();
  }

  private synchronized void leave() {
    now--;
    callers.moved();
  }

  private synchronized void standAtGate() {
    if (!holding) {
      return;
    }
    Callers.Parked place = callers.park();
    held.add(place);
    notifyAll();
    try {
      while (held.contains(place)) {
        wait();
      }
    } catch (InterruptedException e) {
      held.remove(place);
      place.close();
      Thread.currentThread().interrupt();
      throw new DatabaseDown("the load was interrupted while it waited for the database", e);
    }
  }

  private synchronized LongConsumer inside() {
    return inside;
  }

  private void takeTime() {
    Duration duration;
    synchronized (this) {
      duration = takes;
    }
    if (duration.compareTo(Duration.ZERO) > 0) {
      try (Callers.Parked place = callers.park()) {
        time.advance(duration);
      }
    }
  }

  private synchronized void refuseIfFailing() {
    if (failing) {
      throw new DatabaseDown("the database does not answer");
    }
  }
}
