package lab.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The time of one test. It stands still until {@link #advance} moves it, and then everything moves
 * at once: the nodes' clocks, their waits, the time to live of every key in Redis, and the waits
 * that go on inside the server.
 *
 * <p>Not moved, because nobody can: Redis' {@code TIME}, idle times, frequency counters and stream
 * ids; PostgreSQL's {@code now()} and {@code statement_timeout}. A shift of Redis touches its keys,
 * so it breaks an open {@code WATCH}; the lab refuses to advance while one is open.
 */
public final class Time {
  private final List<Runnable> guards = new CopyOnWriteArrayList<>();
  private final List<Consumer<Duration>> moves = new CopyOnWriteArrayList<>();
  private final Instant start;

  /** Time since the start. Moved by the thread that advances; read by everyone. */
  private volatile Duration passed = Duration.ZERO;

  public Time(Instant start) {
    this.start = start;
  }

  /** The instant that a node with a right clock sees. */
  public Instant now() {
    return start.plus(passed);
  }

  /** Time since the test began. Never goes back. */
  public Duration passed() {
    return passed;
  }

  /** A clock that shows this time plus the offset: zero for a node whose clock is right. */
  public Clock clock(Duration offset) {
    return new Shown(offset, ZoneOffset.UTC);
  }

  /**
   * Moves time forward, after every caller of the lab has finished or stands still.
   *
   * @param by how far, at least 1 ms; keep 1 s and 5 % away from the end of an entry in Redis,
   *     because Redis' own clock goes on by some milliseconds during a test
   * @throws IllegalArgumentException if {@code by} is under 1 ms
   * @throws IllegalStateException if a guard objects, for instance to an open {@code WATCH}
   */
  public synchronized void advance(Duration by) {
    if (by.toMillis() < 1) {
      throw new IllegalArgumentException("time moves by at least 1 ms, but was asked for " + by);
    }
    guards.forEach(Runnable::run);
    passed = passed.plus(by);
    moves.forEach(move -> move.accept(by));
  }

  /**
   * Has the guard run before every advance: it may wait until all is still, or object by throwing.
   */
  public void beforeAdvance(Runnable guard) {
    guards.add(guard);
  }

  /**
   * Has the move run after the clocks have moved and before {@link #advance} returns, in the order
   * of registration.
   */
  public void onAdvance(Consumer<Duration> move) {
    moves.add(move);
  }

  private final class Shown extends Clock {
    private final Duration offset;
    private final ZoneId zone;

    Shown(Duration offset, ZoneId zone) {
      this.offset = offset;
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new Shown(offset, other);
    }

    @Override
    public Instant instant() {
      return now().plus(offset);
    }
  }
}
