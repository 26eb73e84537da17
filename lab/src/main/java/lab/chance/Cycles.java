package lab.chance;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * What many lives of one popular copy came to, if those who read it may have it loaded anew before
 * its end.
 *
 * <p>A cycle begins with a young copy. Readers come by chance and independently of each other (a
 * Poisson process). Each asks the decision under test, with the time left and a random number of
 * its own, whether to load. The first load ends the cycle when it is done. Whoever comes while it
 * is under way still sees the old copy, asks too, and may load as well. Pure arithmetic: no server,
 * no clock, and the same answer for the same seed.
 *
 * @param loads begun in a cycle, on average; at least 1
 * @param headStart from the first load's begin to the end of the copy, on average; negative if most
 *     came too late
 * @param late share of cycles, 0 to 1, whose first load began at the end or after it
 */
public record Cycles(double loads, Duration headStart, double late) {

  /** Whether a reader should load now. */
  @FunctionalInterface
  public interface Decision {
    /**
     * @param left time to the end of the copy; zero or negative after it
     * @param u the reader's own number, uniformly drawn from (0, 1]
     */
    boolean loadsNow(Duration left, double u);
  }

  /**
   * Lives through so many cycles.
   *
   * @param readsPerSecond how many readers come on average, above 0
   * @param life of a copy, from the moment at which readers begin to come
   * @param load how long a load takes
   * @throws IllegalArgumentException if nobody would ever load: 1,000,000 readers of one cycle came
   *     and went
   */
  public static Cycles live(
      int cycles,
      long seed,
      double readsPerSecond,
      Duration life,
      Duration load,
      Decision decision) {
    SplittableRandom random = new SplittableRandom(seed);
    Readers readers = new Readers(random, readsPerSecond, life, decision);
    long loads = 0;
    double headStart = 0;
    int late = 0;
    for (int cycle = 0; cycle < cycles; cycle++) {
      double first = readers.untilOneLoads();
      loads += 1 + readers.whoLoadWithin(load);
      headStart += first;
      late += first <= 0 ? 1 : 0;
    }
    return new Cycles(loads / (double) cycles, nanos(headStart / cycles), late / (double) cycles);
  }

  private static Duration nanos(double nanos) {
    return Duration.ofNanos(Math.round(nanos));
  }

  /** The readers of one cycle after the other. */
  private static final class Readers {
    private static final int MOST = 1_000_000;

    private final SplittableRandom random;
    private final double nanosBetween;
    private final double life;
    private final Decision decision;

    /** Time left when the latest reader came, in nanoseconds. */
    private double left;

    Readers(SplittableRandom random, double perSecond, Duration life, Decision decision) {
      this.random = random;
      this.nanosBetween = 1e9 / perSecond;
      this.life = life.toNanos();
      this.decision = decision;
    }

    /** A new cycle: time left, in nanoseconds, when the first reader loads. */
    double untilOneLoads() {
      left = life;
      for (int reader = 0; reader < MOST; reader++) {
        if (nextOneLoads()) {
          return left;
        }
      }
      throw new IllegalArgumentException(
          MOST + " readers of one copy came, the last long after its end, and nobody loads");
    }

    /** How many more readers load until the first one's load is done. */
    int whoLoadWithin(Duration load) {
      double done = left - load.toNanos();
      int count = 0;
      while (true) {
        boolean loads = nextOneLoads();
        if (left < done) {
          return count;
        }
        count += loads ? 1 : 0;
      }
    }

    private boolean nextOneLoads() {
      left += nanosBetween * Math.log(1 - random.nextDouble());
      return decision.loadsNow(nanos(left), 1 - random.nextDouble());
    }
  }
}
