package lab.demo;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import lab.crowd.Crowd;
import lab.crowd.Crowds;

/**
 * Callers who arrive one after the other, at equal distances, on the machine's own clock. They are
 * gathered first, each on a thread of its own, so that making threads is not part of the picture.
 *
 * @param <T> what a caller gets
 */
public final class Customers<T> {
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final Crowd<T> crowd;

  /** The moment of {@link System#nanoTime} at which the first arrives. */
  private final CompletableFuture<Long> start = new CompletableFuture<>();

  Customers(Crowds crowds, int size, Duration within, Crowd.Call<T> call) {
    long distance = within.toNanos() / size;
    crowd =
        crowds
            .of(size)
            .call(
                number -> {
                  pauseUntil(start.join() + distance * number);
                  return call.by(number);
                });
  }

  /**
   * Lets them come, and returns when each of them has been served or refused.
   *
   * @return the moment of {@link System#nanoTime} at which the first arrived
   * @throws AssertionError if some are still waiting after 15 s
   */
  public long come() throws InterruptedException {
    start.complete(System.nanoTime());
    crowd.join(LONGEST);
    return start.join();
  }

  /** How many got nothing: null, where a value was wanted. */
  public int emptyHanded() {
    return (int) crowd.values().stream().filter(value -> value == null).count();
  }

  /** How many got an exception. */
  public int refused() {
    return crowd.failures().size();
  }

  private static void pauseUntil(long moment) {
    for (long left = moment - System.nanoTime();
        left > 0 && !Thread.currentThread().isInterrupted();
        left = moment - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
