package lab.callers;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Threads of pools of the reader's own that had nothing to do when somebody looked. Most are of a
 * pool that nobody uses any more, and they need not be looked at again. Once one of them comes to
 * the lab after all, none is trusted any more.
 */
final class Idlers {
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  private volatile boolean work;

  /** Takes note of those that wait for a task. */
  void note(Collection<Thread> among) {
    among.stream().filter(Threads::waitsForTask).forEach(threads::add);
  }

  /** The current thread has something to do. */
  void came() {
    work |= threads.contains(Thread.currentThread());
  }

  /** Whether there is no need to look at the thread. */
  boolean have(Thread thread) {
    return !work && threads.contains(thread) && thread.getState() == Thread.State.TIMED_WAITING;
  }
}
