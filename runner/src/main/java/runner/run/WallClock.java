package runner.run;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Notices that the machine's clock was set. Redis goes by it: entries end too soon or too late, and
 * a verdict of that time means nothing.
 */
final class WallClock {
  /** More than a clock that is only being corrected drifts in a run, less than a test would see. */
  private static final Duration TOLERANCE = Duration.ofMillis(500);

  private final LongSupplier millis;
  private final LongSupplier nanos;
  private final long ahead;

  /** Begins to watch. */
  WallClock() {
    this(System::currentTimeMillis, System::nanoTime);
  }

  WallClock(LongSupplier millis, LongSupplier nanos) {
    this.millis = millis;
    this.nanos = nanos;
    this.ahead = ahead();
  }

  /** Whether the clock was set since then, forward or back. */
  boolean wasSet() {
    return Math.abs(ahead() - ahead) > TOLERANCE.toMillis();
  }

  private long ahead() {
    return millis.getAsLong() - Duration.ofNanos(nanos.getAsLong()).toMillis();
  }
}
