package live.recording;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import lab.live.Show;

/** The last hour of both sides; what is older makes room. */
public final class Ring {
  /** An hour of ticks. */
  public static final int MOST = (int) (Tick.SIDES * Duration.ofHours(1).dividedBy(Show.TICK));

  /** In the order in which they came. Guarded by this. */
  private final Deque<Tick> ticks = new ArrayDeque<>();

  /** Adds one, and drops the oldest if there are too many. */
  public synchronized void add(Tick tick) {
    ticks.addLast(tick);
    if (ticks.size() > MOST) {
      ticks.removeFirst();
    }
  }

  /** All of them, in their order. */
  public synchronized List<Tick> all() {
    return List.copyOf(ticks);
  }

  /**
   * Those of the last time.
   *
   * @param time before the newest one
   */
  public synchronized List<Tick> last(Duration time) {
    if (ticks.isEmpty()) {
      return List.of();
    }
    long from = ticks.getLast().sample().at() - time.toMillis();
    return ticks.stream().filter(tick -> tick.sample().at() >= from).toList();
  }
}
