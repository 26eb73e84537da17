package lab.callers;

import java.util.concurrent.atomic.AtomicInteger;

/** Tasks that were handed to an executor of the lab and have not ended. */
final class Tasks {
  private final Runnable moved;
  private final AtomicInteger coming = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();

  /**
   * @param moved runs whenever one begins or ends
   */
  Tasks(Runnable moved) {
    this.moved = moved;
  }

  /** Whether some have not begun. */
  boolean areComing() {
    return coming.get() > 0;
  }

  /** Whether there are none. */
  boolean areOver() {
    return coming.get() == 0 && underWay.get() == 0;
  }

  Callers.Announced announce(Runnable task) {
    coming.incrementAndGet();
    return new Announced(task);
  }

  private final class Announced implements Callers.Announced {
    private final Runnable task;

    private Announced(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      underWay.incrementAndGet();
      drop();
      try {
        task.run();
      } finally {
        underWay.decrementAndGet();
        moved.run();
      }
    }

    @Override
    public void drop() {
      moved.run();
      coming.decrementAndGet();
    }
  }
}
