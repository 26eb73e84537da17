package lab.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Which prices were true and when, so that the age of a served one can be told. A price is never
 * used twice in a show, so its number says which one it was.
 */
final class Truth {
  /** Changes that are remembered; what is older counts as ended when the oldest of these did. */
  private static final int MOST = 1000;

  private final LongSupplier nanos;

  /** When each former price was replaced in the database, the oldest first. Guarded by this. */
  private final Map<Long, Long> ended = new LinkedHashMap<>();

  /** When a load last read each price. Guarded by this. */
  private final Map<Long, Long> read = new LinkedHashMap<>();

  private long current;

  Truth(long current, LongSupplier nanos) {
    this.current = current;
    this.nanos = nanos;
  }

  synchronized long current() {
    return current;
  }

  /** The database holds another price from now on. */
  synchronized void changed(long cents) {
    ended.put(current, nanos.getAsLong());
    current = cents;
    bound(ended);
  }

  /** A load has read this price just now. */
  synchronized void wasRead(long cents) {
    read.remove(cents);
    read.put(cents, nanos.getAsLong());
    bound(read);
  }

  /** Whether the database holds another price than this. */
  synchronized boolean isOld(long cents) {
    return cents != current;
  }

  /**
   * For how long the database has held another price, in milliseconds; 0 if it holds this one, and
   * for a price that was never there.
   */
  synchronized double outdated(long cents) {
    Long end = ended.get(cents);
    return cents == current || end == null ? 0 : (nanos.getAsLong() - end) / 1e6;
  }

  /** Milliseconds since a load last read this price; 0 for one that no load has read. */
  synchronized double age(long cents) {
    Long moment = read.get(cents);
    return moment == null ? 0 : (nanos.getAsLong() - moment) / 1e6;
  }

  private static void bound(Map<Long, Long> moments) {
    if (moments.size() > MOST) {
      moments.remove(moments.keySet().iterator().next());
    }
  }
}
