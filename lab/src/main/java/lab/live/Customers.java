package lab.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Those who look at the board: each on a thread of its own for as long as the look takes. */
final class Customers implements AutoCloseable {
  /** As many may wait at once; who comes then is turned away, as a server out of threads does. */
  static final int MOST = 400;

  private final Board board;
  private final String article;
  private final Truth truth;
  private final Meter meter;
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0, MOST, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> daemon(task, "customer"));

  /** Those inside. Each adds and removes itself. */
  private final Set<Visit> inside = ConcurrentHashMap.newKeySet();

  /** The first error that means the end of this program; null as long as there is none. */
  private volatile @Nullable OutOfMemoryError full;

  /** One look; two of them are never equal. */
  private static final class Visit {
    private final long begun = System.nanoTime();
  }

  Customers(Board board, String article, Truth truth, Meter meter) {
    this.board = board;
    this.article = article;
    this.truth = truth;
    this.meter = meter;
  }

  /**
   * One comes.
   *
   * @param due when, in {@link System#nanoTime}: her wait counts from then
   */
  void come(long due) {
    try {
      threads.execute(() -> look(due));
    } catch (RejectedExecutionException noRoom) {
      meter.turnedAway();
    } catch (OutOfMemoryError noThread) {
      full = noThread;
    }
  }

  /** She looks at the board on the caller's own thread. */
  void look(long due) {
    Visit visit = new Visit();
    inside.add(visit);
    try {
      Long cents = board.priceOf(article);
      if (cents == null) {
        meter.empty(millisSince(due));
      } else {
        meter.served(millisSince(due), cents, truth);
      }
    } catch (OutOfMemoryError noMemory) {
      full = noMemory;
    } catch (Exception | Error thrown) {
      meter.failed(millisSince(due), thrown);
    } finally {
      inside.remove(visit);
      Thread.interrupted(); // what her look left behind must not meet the next one
    }
  }

  /** A thread that keeps no JVM alive. */
  static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, "workbook " + name);
    thread.setDaemon(true);
    return thread;
  }

  private static double millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e6;
  }

  int waiting() {
    return inside.size();
  }

  /** For how long the one who came first among those inside has been there, in milliseconds. */
  long longestMillis() {
    long now = System.nanoTime();
    return inside.stream().mapToLong(visit -> now - visit.begun).max().orElse(0) / 1_000_000;
  }

  @Nullable OutOfMemoryError full() {
    return full;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
