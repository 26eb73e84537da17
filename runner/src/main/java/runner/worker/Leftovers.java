package runner.worker;

import java.util.Map;
import java.util.Set;

/** Threads that a job left behind: a worker that has any does not get another job. */
final class Leftovers {
  private final Set<Thread> before = Thread.getAllStackTraces().keySet();
  private final ClassLoader chapter;

  /** Begins to watch; threads that live already don't count. */
  Leftovers(ClassLoader chapter) {
    this.chapter = chapter;
  }

  /** Whether no thread of the reader's is alive, after a moment in which those that end can end. */
  boolean none() {
    for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
      Thread thread = entry.getKey();
      if (!before.contains(thread) && isStudents(thread, entry.getValue()) && outlives(thread)) {
        return false;
      }
    }
    return true;
  }

  private boolean isStudents(Thread thread, StackTraceElement[] stack) {
    boolean runsChapter = thread.getClass().getClassLoader() == chapter;
    for (StackTraceElement frame : stack) {
      runsChapter |= chapter.getName().equals(frame.getClassLoaderName());
    }
    return runsChapter || (!thread.isDaemon() && thread.getContextClassLoader() == chapter);
  }

  private static boolean outlives(Thread thread) {
    try {
      thread.join(20);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return thread.isAlive();
  }
}
