package runner.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import runner.protocol.Order;

/**
 * What tests are told beyond the servers: the seed of the values that they draw (another for each
 * run, or one that somebody has chosen) and what the command asks of them.
 */
final class Choices {
  private static final String SEED = "lab.seed";
  private static final long MOST = 1_000_000;

  /** Set by the command that asks for it, read by every run. */
  private volatile @Nullable Long fixed = Long.getLong(SEED);

  /** Added by the command, read by every run. */
  private final List<Order.Setting> asked = new CopyOnWriteArrayList<>();

  void fix(@Nullable Long seed) {
    if (seed != null) {
      fixed = seed;
    }
  }

  void ask(Order.Setting setting) {
    asked.add(setting);
  }

  /** The settings of the next run. */
  List<Order.Setting> next() {
    Long chosen = fixed;
    long seed = chosen != null ? chosen : ThreadLocalRandom.current().nextLong(MOST);
    List<Order.Setting> settings = new ArrayList<>(asked);
    settings.add(new Order.Setting(SEED, String.valueOf(seed)));
    return settings;
  }
}
