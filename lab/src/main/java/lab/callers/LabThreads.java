package lab.callers;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads of the lab on which the reader's code runs; their names say for whom. */
public final class LabThreads {
  static final String PREFIX = "lab ";

  /** Not that of whoever hands a task over: what callers start by themselves is told by theirs. */
  private static final ThreadGroup GROUP = new ThreadGroup(Threads.root(), "lab nodes");

  private LabThreads() {}

  /** Makes daemon threads called "lab NAME 1", "lab NAME 2" and so on. */
  public static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Runnable noted =
          () -> {
            NativeIds.note();
            task.run();
          };
      Thread thread = new OfNode(noted, PREFIX + name + " " + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Whether the thread is a node's; one that a task on it has started is not. */
  static boolean own(Thread thread) {
    return thread instanceof OfNode;
  }

  private static final class OfNode extends Thread {
    OfNode(Runnable work, String name) {
      super(GROUP, work, name);
    }
  }
}
