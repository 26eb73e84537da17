package lab.callers;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads of the lab on which the reader's code runs; their names say for whom. */
public final class LabThreads {
  static final String PREFIX = "lab ";

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
      Thread thread = new Thread(noted, PREFIX + name + " " + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
