package lab.callers;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How long a test waits for threads that do not settle. While they are seen to go on (they compute,
 * they send commands, they wait on the machine's own clock) all of that time counts. While nothing
 * happens, a server has not answered yet, or the machine is busy with something else: then half of
 * it does.
 */
final class Patience {
  /** A clock of CPU time may move in steps of 16 ms. */
  private static final long WINDOW_NANOS = 50_000_000;

  /** Of a longer window the rest does not count: the machine itself stood still. */
  private static final long MOST_COUNTED_NANOS = 100_000_000;

  /** What never ends should still be told here, before its step is out of time. */
  private static final int IDLE_SHARE = 2;

  private static final ThreadMXBean JVM = ManagementFactory.getThreadMXBean();
  private static final boolean TELLS_CPU_TIME = JVM.isThreadCpuTimeSupported();

  private final Callers callers;
  private long left;
  private long windowBegan = System.nanoTime();
  private long activity;

  /** The CPU time, in nanoseconds, of each thread that was restless when the window began. */
  private Map<Thread, Long> used = Map.of();

  Patience(long millis, Callers callers) {
    this.left = TimeUnit.MILLISECONDS.toNanos(millis);
    this.callers = callers;
  }

  /** Whether it is over; asked between two looks at callers that have not settled. */
  boolean isOver() {
    long now = System.nanoTime();
    if (now - windowBegan >= WINDOW_NANOS) {
      left -= counted(Math.min(now - windowBegan, MOST_COUNTED_NANOS));
      windowBegan = now;
    }
    return left < 0;
  }

  private long counted(long window) {
    Map<Thread, Long> usedBefore = used;
    long activityBefore = activity;
    activity = callers.activity();
    used = new HashMap<>();
    callers.restless().forEach(thread -> used.put(thread, cpuNanos(thread)));
    boolean goesOn =
        activity != activityBefore
            || used.isEmpty()
            || !used.keySet().equals(usedBefore.keySet())
            || !TELLS_CPU_TIME
            || used.keySet().stream().anyMatch(Patience::waitsOnTheClock);
    return goesOn ? window : Math.max(total(used) - total(usedBefore), window / IDLE_SHARE);
  }

  private static boolean waitsOnTheClock(Thread thread) {
    return thread.getState() == Thread.State.TIMED_WAITING;
  }

  private static long total(Map<Thread, Long> nanos) {
    return nanos.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long cpuNanos(Thread thread) {
    return TELLS_CPU_TIME ? JVM.getThreadCpuTime(thread.getId()) : 0;
  }
}
