package lab.callers;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Threads of the reader's own that outlive the run, of a schedule or a test, in which they began.
 * Most are of a pool that nobody uses any more: after some runs in which it had no work they need
 * not be looked at again. A pool in a static field has work in later runs too. Once one has had, no
 * thread is left out any more.
 */
final class Idlers {
  /** So many runs without work, and a pool is not expected to have any. */
  private static final int RUNS = 2;

  private static final Set<Thread.State> WAITS =
      EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

  private static final ThreadMXBean JVM = ManagementFactory.getThreadMXBean();

  /** Of the program that was tested last. */
  private static @Nullable Idlers latest;

  private final @Nullable ClassLoader program;

  /** By that for which its threads wait, which is one object for all of a pool. */
  private final Map<Object, Pool> pools = new IdentityHashMap<>();

  /** Of which pool a thread is. */
  private final Map<Thread, Pool> members = new ConcurrentHashMap<>();

  /** Those that the last test left. */
  private Collection<Thread> left = List.of();

  private volatile boolean haveWork;

  private Idlers(@Nullable ClassLoader program) {
    this.program = program;
  }

  /** Those of the program whose classes the current thread loads. */
  static synchronized Idlers ofThisProgram() {
    ClassLoader program = Thread.currentThread().getContextClassLoader();
    if (latest == null || latest.program != program) {
      latest = new Idlers(program);
    }
    return latest;
  }

  /** The test is over, and these threads are there. */
  void leave(Collection<Thread> threads) {
    left = List.copyOf(threads);
  }

  /** Another test begins: what the last one left, and is at work even now, does not count in it. */
  void begin(String chapter) {
    members.keySet().retainAll(left);
    members.keySet().removeIf(thread -> !rests(thread) && !Threads.rests(thread, chapter));
    beginRun(left, chapter);
    left = List.of();
  }

  /** Another run begins, and these threads are there. */
  void beginRun(Collection<Thread> threads, String chapter) {
    Map<Object, Long> waits = new IdentityHashMap<>();
    for (Thread thread : threads) {
      ThreadInfo info = isOwn(thread) ? JVM.getThreadInfo(thread.getId()) : null;
      if (info != null && (rests(thread) || Threads.rests(thread, chapter))) {
        Object blocker = LockSupport.getBlocker(thread);
        Object key = blocker == null ? thread : blocker;
        members.put(thread, pool(key));
        waits.merge(key, info.getWaitedCount(), Long::sum);
      }
    }
    pools.keySet().retainAll(waits.keySet());
    waits.forEach((key, sum) -> haveWork |= pool(key).hasHadWork(sum));
  }

  private Pool pool(Object key) {
    return pools.computeIfAbsent(key, Pool::new);
  }

  private static boolean isOwn(Thread thread) {
    return !thread.getName().startsWith(LabThreads.PREFIX)
        && !Threads.isShared(thread)
        && !Threads.isOfDriver(thread);
  }

  /** Whether the thread is of an earlier run. */
  boolean know(Thread thread) {
    return members.containsKey(thread);
  }

  /** Whether the thread waits for its pool's next task, as when it was seen first. */
  boolean rests(Thread thread) {
    Pool pool = members.get(thread);
    return pool != null
        && pool.key == LockSupport.getBlocker(thread)
        && WAITS.contains(thread.getState());
  }

  /** Whether there is no need to look at the thread. */
  boolean have(Thread thread) {
    Pool pool = haveWork ? null : members.get(thread);
    return pool != null && pool.idleRuns > RUNS && WAITS.contains(thread.getState());
  }

  /** Threads that wait for the same; their number does not matter. */
  private static final class Pool {
    private final Object key;

    /** How often its threads have waited in their lives; negative if nobody has counted. */
    private long waits = -1;

    private volatile int idleRuns;

    private Pool(Object key) {
      this.key = key;
    }

    /** Whether there has been work since this was asked last. */
    boolean hasHadWork(long waitsNow) {
      boolean known = waits >= 0;
      boolean had = known && waits != waitsNow;
      idleRuns = known && !had ? idleRuns + 1 : 0;
      waits = waitsNow;
      return had;
    }
  }
}
