package lab.chance;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;

/** Chance in the hands of a test: the numbers it was told, and seeded ones after that. */
public final class Dice implements Chance {
  private final Random random;
  private final long seed;

  /** Numbers still to be drawn. Filled by the test, emptied by the reader's code. */
  private final Deque<Double> told = new ArrayDeque<>();

  public Dice(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  @Override
  public synchronized double next() {
    Double next = told.poll();
    return next == null ? random.nextDouble() : next;
  }

  /**
   * Has these numbers drawn next, in this order.
   *
   * @throws IllegalArgumentException if one is outside [0, 1)
   */
  public synchronized void willShow(double... numbers) {
    for (double number : numbers) {
      if (!(number >= 0 && number < 1)) {
        throw new IllegalArgumentException("chance is drawn from [0, 1), but was told " + number);
      }
    }
    Arrays.stream(numbers).forEach(told::add);
  }

  /** Begins anew: what it was told is forgotten, and what it drew is drawn again. */
  public synchronized void restart() {
    told.clear();
    random.setSeed(seed);
  }

  /** Forgets the numbers it was told and has not shown: the next ones are drawn. */
  public synchronized void forget() {
    told.clear();
  }
}
