package lab.origin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lab.callers.Act;
import lab.callers.Callers;
import lab.shop.DatabaseDown;
import lab.time.Time;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the shop's database: every load passes here, is counted, and can be held,
 * failed or made to take time.
 *
 * <p>{@link #hold} stops loads before they borrow a connection, so a pool of any size can be
 * stampeded. {@link #holdNext} stops one load that has read already, and so does the time of {@link
 * #takes}: a statement of PostgreSQL answers with what was true when it began.
 */
public final class Origin {
  private static final long PATIENCE_SECONDS = 10;

  private final Time time;
  private final Callers callers;

  /** What all loads so far were for, in the order of their arrival. Guarded by this. */
  private final List<Object> loads = new ArrayList<>();

  /** Loads that stand at the gate. Guarded by this. */
  private final List<Callers.Parked> held = new ArrayList<>();

  private int now;
  private int mostAtOnce;
  private boolean holding;

  /** Where held loads wait; one for each time the gate was shut. Guarded by this. */
  private CountDownLatch gate = new CountDownLatch(0);

  private boolean failing;
  private Duration takes = Duration.ZERO;
  private Consumer<Object> inside = what -> {};

  /** Stops the next load that arrives. Guarded by this. */
  private @Nullable Held next;

  public Origin(Time time, Callers callers) {
    this.time = time;
    this.callers = callers;
  }

  /**
   * Runs a load.
   *
   * @param what is loaded, to count by: a product's number, an article's name
   * @throws DatabaseDown while {@link #fail} is in force
   */
  public <T> T load(Object what, Supplier<T> query) {
    Act act = Act.postgres("LOAD", "loads " + what);
    callers.witness().before(act);
    Held held = arrive(what);
    String answer = "failed";
    try {
      standAtGate();
      inside().accept(what);
      T read = query.get();
      if (held != null) {
        held.stand();
      }
      takeTime();
      refuseIfFailing();
      answer = String.valueOf(read);
      return read;
    } finally {
      leave();
      String told = answer;
      callers.witness().after(act, () -> told);
    }
  }

  /** Holds every load that arrives from now on, before it reads. */
  public synchronized void hold() {
    if (!holding) {
      holding = true;
      gate = new CountDownLatch(1);
    }
  }

  /** Holds the next load to arrive, and no other, once it has read what it will answer. */
  public synchronized Held holdNext() {
    next = new Held();
    return next;
  }

  /** Lets the held loads go, and those to come pass. */
  public synchronized void release() {
    holding = false;
    held.forEach(Callers.Parked::close);
    held.clear();
    gate.countDown();
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

  /** Makes every load take this much of the test's time, after it has read. */
  public synchronized void takes(Duration duration) {
    takes = duration;
  }

  /** Runs this inside every load, in the loading thread, with what is loaded. */
  public synchronized void inside(Consumer<Object> action) {
    inside = action;
  }

  /** Number of loads so far, the failed ones included. */
  public synchronized int loads() {
    return loads.size();
  }

  /** Number of loads of one thing so far; a product's number is a {@code long}. */
  public synchronized int loadsOf(Object what) {
    return (int) loads.stream().filter(what::equals).count();
  }

  /**
   * Number of loads since this was last asked, or since they were forgotten; forgets them in the
   * same step, so that none is counted twice or not at all.
   */
  public synchronized int takeLoads() {
    int taken = loads.size();
    loads.clear();
    return taken;
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

  private synchronized @Nullable Held arrive(Object what) {
    loads.add(what);
    now++;
    mostAtOnce = Math.max(mostAtOnce, now);
    callers.moved();
    Held mine = next;
    next = null;
    return mine;
  }

  private synchronized void leave() {
    now--;
    callers.moved();
  }

  private void standAtGate() {
    Callers.Parked place;
    CountDownLatch opened;
    synchronized (this) {
      if (!holding) {
        return;
      }
      place = callers.park();
      opened = gate;
      held.add(place);
      notifyAll(); // a test may await it
    }
    await(opened, () -> leaveGate(place));
  }

  private synchronized void leaveGate(Callers.Parked place) {
    held.remove(place);
    place.close();
  }

  /** A latch of its own wakes nobody else: whoever stands in a gate must not run meanwhile. */
  private static void await(CountDownLatch opened, Runnable whenInterrupted) {
    try {
      opened.await();
    } catch (InterruptedException e) {
      whenInterrupted.run();
      Thread.currentThread().interrupt();
      throw new DatabaseDown("the load was interrupted while it waited for the database", e);
    }
  }

  private synchronized Consumer<Object> inside() {
    return inside;
  }

  private void takeTime() {
    Duration duration;
    synchronized (this) {
      duration = takes;
    }
    if (duration.compareTo(Duration.ZERO) > 0) {
      try (Callers.Parked place = callers.lead()) {
        time.advance(duration);
      }
    }
  }

  private synchronized void refuseIfFailing() {
    if (failing) {
      throw new DatabaseDown("the database does not answer");
    }
  }

  /** A load that has read and does not answer yet. */
  public final class Held {
    private final CountDownLatch gone = new CountDownLatch(1);

    /** Where the load stands, once it does. Guarded by the origin, as what follows. */
    private Callers.@Nullable Parked place;

    private boolean failing;

    private Held() {}

    /** Whether a load stands here now. */
    public boolean stands() {
      synchronized (Origin.this) {
        return place != null && gone.getCount() > 0;
      }
    }

    /** Lets the load answer with what it read; one that comes later is not held. */
    public void release() {
      go(false);
    }

    /** Lets the load fail with {@link DatabaseDown} instead. */
    public void fail() {
      go(true);
    }

    private void go(boolean fails) {
      synchronized (Origin.this) {
        failing = fails;
        if (place != null) {
          place.close();
        }
        gone.countDown();
      }
    }

    private void stand() {
      synchronized (Origin.this) {
        if (gone.getCount() > 0) {
          place = callers.park();
        }
      }
      await(gone, this::release);
      synchronized (Origin.this) {
        if (failing) {
          throw new DatabaseDown("the database does not answer");
        }
      }
    }
  }
}
