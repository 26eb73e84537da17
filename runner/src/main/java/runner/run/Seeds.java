package runner.run;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import runner.protocol.Order;

/** Seeds of the values that tests draw: another for each run, or one that somebody has chosen. */
final class Seeds {
  private static final String PROPERTY = "lab.seed";
  private static final long MOST = 1_000_000;

  /** Set by the command that asks for it, read by every run. */
  private volatile @Nullable Long fixed = Long.getLong(PROPERTY);

  void fix(@Nullable Long seed) {
    if (seed != null) {
      fixed = seed;
    }
  }

  Order.Setting next() {
    Long chosen = fixed;
    long seed = chosen != null ? chosen : ThreadLocalRandom.current().nextLong(MOST);
    return new Order.Setting(PROPERTY, String.valueOf(seed));
  }
}
