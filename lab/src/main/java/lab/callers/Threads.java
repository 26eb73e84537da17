package lab.callers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What can be seen of this JVM's threads from outside. */
public final class Threads {
  private Threads() {}

  /** Threads that have been started and have not ended, but for callers that have no task. */
  public static List<Thread> alive() {
    List<Thread> alive = CallerThread.busy();
    ThreadGroup root = root();
    ThreadGroup[] groups = new ThreadGroup[root.activeGroupCount() + 16];
    int count = root.enumerate(groups);
    alive.addAll(of(root, false));
    for (ThreadGroup group : Arrays.asList(groups).subList(0, count)) {
      if (!CallerThread.owns(group)) {
        alive.addAll(of(group, false));
      }
    }
    return alive;
  }

  /** The group that all others are in. */
  static ThreadGroup root() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    return root;
  }

  /** The threads of a group, and of the groups in it if wanted. */
  static List<Thread> of(ThreadGroup group, boolean deep) {
    Thread[] found = new Thread[group.activeCount() + 16];
    int count = group.enumerate(found, deep);
    while (count == found.length) {
      found = new Thread[found.length * 2];
      count = group.enumerate(found, deep);
    }
    return Arrays.asList(found).subList(0, count);
  }

  /** The topmost frame of the given package. */
  static Optional<StackTraceElement> frameOf(Thread thread, String chapter) {
    return Arrays.stream(thread.getStackTrace()).filter(isOf(chapter)).findFirst();
  }

  private static Predicate<StackTraceElement> isOf(String chapter) {
    return frame -> frame.getClassName().startsWith(chapter + ".");
  }

  /** Whether the thread goes on only if somebody lets it. */
  static boolean rests(Thread thread, String chapter) {
    return switch (thread.getState()) {
      case WAITING, BLOCKED, TERMINATED -> true;
      case TIMED_WAITING -> waitsIdly(thread, chapter);
      case NEW, RUNNABLE -> false;
    };
  }

  /**
   * Whether a thread that waits with a limit on the machine's clock goes on only if somebody has
   * something for it: it waits in the queue of a pool of connections, or runs nothing of the given
   * package.
   */
  private static boolean waitsIdly(Thread thread, String chapter) {
    List<StackTraceElement> stack = List.of(thread.getStackTrace());
    return stack.stream().anyMatch(Threads::isQueueForConnections)
        || stack.stream().noneMatch(isOf(chapter));
  }

  private static boolean isQueueForConnections(StackTraceElement frame) {
    String className = frame.getClassName();
    return className.startsWith("org.apache.tomcat.jdbc.pool.FairBlockingQueue")
        || className.startsWith("org.apache.commons.pool2.impl.LinkedBlockingDeque");
  }

  /**
   * Whether the thread is Java's own: one that waits for the end of a process, or for tools that
   * look into the JVM, and looks as if it ran as long as it lives; or one that frees what nobody
   * refers to any more, which PostgreSQL's driver starts in the middle of a test.
   */
  static boolean isOfJava(Thread thread) {
    return thread.getClass().getName().equals("jdk.internal.misc.InnocuousThread")
        || thread.getName().startsWith("process reaper")
        || thread.getName().equals("Attach Listener");
  }

  /**
   * Whether the thread is of PostgreSQL's driver, which starts one for all connections whenever
   * there is something to clean up, on behalf of whoever connects.
   */
  static boolean isOfDriver(Thread thread) {
    return thread.getName().startsWith("PostgreSQL-JDBC-");
  }

  /**
   * Whether the thread is of the pool that the whole JVM shares: it outlives the test it began in.
   */
  static boolean isShared(Thread thread) {
    return thread.getName().startsWith("ForkJoinPool.commonPool-worker-");
  }
}
