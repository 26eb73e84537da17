package runner.worker;

import java.util.Set;
import lab.callers.Threads;

/** Threads that a job left behind: a worker that has any does not get another job. */
final class Leftovers {
  private final Set<Thread> before = Set.copyOf(Threads.alive());
  private final ClassLoader chapter;

  /** Begins to watch; threads that live already don't count. */
  Leftovers(ClassLoader chapter) {
    this.chapter = chapter;
  }

  /** Whether no thread of the reader's is alive, after a moment in which those that end can end. */
  boolean none() {
    for (Thread thread : Threads.alive()) {
      if (!before.contains(thread) && isStudents(thread) && outlives(thread)) {
        return false;
      }
    }
    return true;
  }

  private boolean isStudents(Thread thread) {
    boolean runsChapter = thread.getClass().getClassLoader() == chapter;
    for (StackTraceElement frame : thread.getStackTrace()) {
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
