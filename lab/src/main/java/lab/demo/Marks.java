package lab.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * The moments at which something happened, on the machine's own clock. Marking takes well under a
 * microsecond, so that it does not change what is measured.
 */
public final class Marks {
  private static final int MOST = 1 << 16;

  /** Moments of {@link System#nanoTime}. Each thread fills the place that it has taken. */
  private final AtomicLongArray moments = new AtomicLongArray(MOST);

  private final AtomicInteger next = new AtomicInteger();
  private final LongSupplier nanos;

  /** Marks on the machine's own clock. */
  public Marks() {
    this(System::nanoTime);
  }

  Marks(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** It happens now. After 65,536 marks no more are kept. */
  public void mark() {
    long now = nanos.getAsLong();
    int place = next.getAndIncrement();
    if (place < MOST) {
      moments.set(place, now);
    }
  }

  private int size() {
    return Math.min(MOST, next.get());
  }

  /** How often it has happened since that moment of {@link System#nanoTime}. */
  public int since(long start) {
    int count = 0;
    for (int i = 0; i < size(); i++) {
      count += moments.get(i) - start >= 0 ? 1 : 0;
    }
    return count;
  }

  /** Milliseconds from that moment to the last mark; 0 if there is none after it. */
  public double lastAfter(long start) {
    long last = 0;
    for (int i = 0; i < size(); i++) {
      last = Math.max(last, moments.get(i) - start);
    }
    return last / 1e6;
  }

  /**
   * Counts the marks in equal spaces of time.
   *
   * @param chart name of the chart that will show them
   * @param name what they are, if the chart shows more than one kind
   * @param start moment of {@link System#nanoTime} that is zero on the axis
   * @param from begin of the first space, before or after the start
   * @param to end of the last one; marks outside are not counted
   * @param space length of each
   * @return for the begin of each space in milliseconds, how many marks fell in it
   */
  public Series per(
      Duration space, String chart, String name, long start, Duration from, Duration to) {
    int spaces = (int) to.minus(from).dividedBy(space);
    int[] counts = new int[spaces];
    for (int i = 0; i < size(); i++) {
      long at = moments.get(i) - start - from.toNanos();
      int index = (int) Math.floorDiv(at, space.toNanos());
      if (index >= 0 && index < spaces) {
        counts[index]++;
      }
    }
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int i = 0; i < spaces; i++) {
      x.add((double) from.plus(space.multipliedBy(i)).toMillis());
      y.add((double) counts[i]);
    }
    return new Series(chart, name, x, y);
  }
}
