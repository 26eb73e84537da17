package lab.live;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Has customers come at equal distances, whether those before them were served or not: a shop does
 * not get fewer visitors by being slow.
 */
final class Arrivals implements AutoCloseable {
  private static final long NOBODY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** Whoever is later than this is not caught up with: the machine slept. */
  private static final long LOST_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final LongConsumer comes;
  private final Thread thread = new Thread(this::run, "workbook arrivals");

  /** Set by whoever moves the lever, read by the thread. */
  private volatile int perSecond;

  private volatile boolean closed;

  /**
   * Nobody comes before {@link #start}, and before there is a rate.
   *
   * @param comes told the moment of {@link System#nanoTime} at which the customer is due
   */
  Arrivals(LongConsumer comes) {
    this.comes = comes;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** So many a second from now on; 0 for none. */
  void rate(int newRate) {
    perSecond = newRate;
    LockSupport.unpark(thread);
  }

  private void run() {
    long due = System.nanoTime();
    while (!closed) {
      int rate = perSecond;
      long now = System.nanoTime();
      if (rate == 0 || now - due > LOST_NANOS) {
        due = now + (rate == 0 ? NOBODY_NANOS : 0);
      }
      if (due - now > 0) {
        LockSupport.parkNanos(Math.min(due - now, NOBODY_NANOS));
      } else {
        comes.accept(due);
        due += TimeUnit.SECONDS.toNanos(1) / rate;
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
