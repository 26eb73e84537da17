package lab.timeline;

import java.time.Duration;
import java.util.Locale;

/** Times of a run as a reader sees them. */
public final class Moments {
  private Moments() {}

  /** Below a second as {@code 250 ms}, else as {@code 6.0 s}, exact to the millisecond. */
  public static String text(Duration at) {
    long millis = at.toMillis();
    if (millis < 1_000) {
      return millis + " ms";
    }
    String format = millis % 100 == 0 ? "%.1f s" : "%.3f s";
    return String.format(Locale.ROOT, format, millis / 1_000.0);
  }
}
