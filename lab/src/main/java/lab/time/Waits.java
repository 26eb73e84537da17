package lab.time;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Every way to let time pass. Code that waits through this interface can be tested without waiting:
 * the lab's implementation ends a wait when the test advances the clock. {@link #real()} waits for
 * real.
 */
public interface Waits {

  /** Waits for the given time. Returns at once for zero or less. */
  void sleep(Duration time) throws InterruptedException;

  /**
   * Waits until the future is complete, at most for the given time.
   *
   * @throws TimeoutException if the limit passes first; the future goes on
   */
  <T> T get(Future<T> future, Duration limit)
      throws InterruptedException, ExecutionException, TimeoutException;

  /**
   * Waits until the condition holds, at most for the given time. The condition is asked often and
   * by the calling thread; it should be cheap.
   *
   * @return whether the condition held before the limit passed
   */
  boolean until(BooleanSupplier condition, Duration limit) throws InterruptedException;

  /** Runs the task on another thread once the given time has passed. */
  void schedule(Runnable task, Duration delay);

  /** Waits on the machine's own clock. */
  static Waits real() {
    return RealWaits.INSTANCE;
  }
}
