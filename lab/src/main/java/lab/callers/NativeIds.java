package lab.callers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Under which number Linux knows a thread. Only the thread itself can ask, so those of the lab note
 * it when they begin, and others when they first wait in the lab.
 */
public final class NativeIds {
  private static final Path SELF = Path.of("/proc/thread-self");
  private static final boolean VISIBLE = Files.exists(SELF);

  /** Added by each thread for itself; removed once it has ended, by whoever forgets the dead. */
  private static final Map<Thread, String> IDS = new ConcurrentHashMap<>();

  private NativeIds() {}

  /** Notes the number of the current thread. */
  public static void note() {
    if (VISIBLE && !IDS.containsKey(Thread.currentThread())) {
      try {
        IDS.put(Thread.currentThread(), SELF.toRealPath().getFileName().toString());
      } catch (IOException e) {
        IDS.remove(Thread.currentThread()); // unknown: it is then looked at by its name
      }
    }
  }

  static Optional<String> of(Thread thread) {
    return Optional.ofNullable(IDS.get(thread));
  }

  /** The numbers that are known. */
  static Set<String> known() {
    return Set.copyOf(IDS.values());
  }

  static void forgetTheDead() {
    IDS.keySet().removeIf(thread -> !thread.isAlive());
  }
}
