package lab.time;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs scenarios with lifetimes so short that Redis' own clock takes part in them. A test moves the
 * ends of entries, but between two moves the server's clock goes on, and on a busy machine an entry
 * that should live for 150 ms may be gone before anybody could look.
 *
 * <p>So the real time of each trial is measured. A trial that took longer than its limit proves
 * nothing, whatever came out: it is void, and the next one begins from a fresh state. The outcome
 * of the first quick trial counts. Real time is never judged; it only says which trial to believe.
 */
public final class Trials {
  private static final int MOST = 20;

  private final Duration limit;
  private final LongSupplier nanos;

  Trials(Duration limit, LongSupplier nanos) {
    this.limit = limit;
    this.nanos = nanos;
  }

  /** Trials that count if they took no longer than this in real time. */
  public static Trials within(Duration limit) {
    return new Trials(limit, System::nanoTime);
  }

  /**
   * Runs the scenario until one trial was quick enough, 20 times at most.
   *
   * @param fresh makes what a trial begins with; not part of its time, and run before each one
   * @param scenario the trial; what it throws counts if it was quick
   * @throws IllegalStateException if 20 trials in a row were too slow
   */
  public <T> void of(Supplier<T> fresh, Scenario<T> scenario) throws Exception {
    for (int trial = 0; trial < MOST; trial++) {
      T state = fresh.get();
      long start = nanos.getAsLong();
      Throwable thrown = run(scenario, state);
      if (nanos.getAsLong() - start <= limit.toNanos()) {
        rethrow(thrown);
        return;
      }
    }
    throw new IllegalStateException(
        MOST
            + " trials in a row took longer than "
            + limit.toMillis()
            + " ms: this machine is too busy, or the program under test waits in real time");
  }

  private static <T> @Nullable Throwable run(Scenario<T> scenario, T state) {
    try {
      scenario.run(state);
      return null;
    } catch (Exception | AssertionError thrown) {
      return thrown;
    }
  }

  private static void rethrow(@Nullable Throwable thrown) throws Exception {
    if (thrown instanceof AssertionError failure) {
      throw failure;
    }
    if (thrown instanceof Exception exception) {
      throw exception;
    }
  }

  /** What happens in a trial. */
  @FunctionalInterface
  public interface Scenario<T> {
    void run(T state) throws Exception;
  }
}
