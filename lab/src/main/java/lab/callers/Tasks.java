package lab.callers;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Tasks that were handed to an executor of the lab and have not ended. */
final class Tasks {
  private final Runnable moved;
  private final AtomicInteger coming = new AtomicInteger();

  /** Threads of nodes that are at a task. Each adds and removes itself. */
  private final Set<Thread> atWork = ConcurrentHashMap.newKeySet();

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
    return coming.get() == 0 && atWork.isEmpty();
  }

  /** Whether this is a thread of a node that waits for its next task: no need to look closer. */
  boolean lack(Thread thread) {
    return LabThreads.own(thread)
        && !atWork.contains(thread)
        && thread.getState() == Thread.State.TIMED_WAITING;
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
      atWork.add(Thread.currentThread());
      drop();
      try {
        task.run();
      } finally {
        atWork.remove(Thread.currentThread());
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
