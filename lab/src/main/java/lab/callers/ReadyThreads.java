package lab.callers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.toSet;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Sees whether threads have run. Java shows a thread that was woken as WAITING or BLOCKED until the
 * system gives it a core, and threads that hand a lock on to each other can look still at every
 * single moment; on a busy machine both last long enough to be mistaken for stillness.
 *
 * <p>Linux knows better: a task's state is R from the moment it is woken, and its context switches
 * count how often it has run. If in two looks nobody is R and no count has changed, then nobody ran
 * between the end of the first look and the start of the second. Elsewhere a pause has to do.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">proc_pid_status</a>
 */
final class ReadyThreads {
  private static final Path TASKS = Path.of("/proc/self/task");
  private static final boolean VISIBLE = Files.isReadable(TASKS);
  private static final long PAUSE_MILLIS = 10;

  /** A page is more than such a file has. */
  private static final int LONGEST = 4096;

  /** Linux keeps 15 bytes of a name, and newer JDKs fill them with its beginning and its end. */
  private static final int KEPT = 7;

  private ReadyThreads() {}

  /**
   * Looks once.
   *
   * @param among by whose names tasks are chosen
   * @param idle threads in a gate of the lab, which nothing wakes until they are let go; not looked
   *     at
   * @param readers threads that wake now and then, from a read or a wait, to see whether it is
   *     over; they must not be running now, but how often they ran does not count
   * @return for each other task how often it has run; empty if one is running or about to
   */
  static Optional<Map<String, String>> look(
      Collection<Thread> among, Set<Thread> idle, Set<Thread> readers) {
    if (among.isEmpty()) {
      return Optional.of(Map.of());
    }
    if (!VISIBLE) {
      pause();
      return Optional.of(Map.of());
    }
    Set<String> names = among.stream().map(thread -> begin(thread.getName())).collect(toSet());
    Set<String> passed = ids(idle);
    NativeIds.of(Thread.currentThread()).ifPresent(passed::add);
    return look(names, passed, ids(readers));
  }

  private static Set<String> ids(Set<Thread> threads) {
    return threads.stream().map(NativeIds::of).flatMap(Optional::stream).collect(toSet());
  }

  private static Optional<Map<String, String>> look(
      Set<String> names, Set<String> passed, Set<String> uncounted) {
    Map<String, String> runs = new HashMap<>();
    byte[] buffer = new byte[LONGEST];
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
      for (Path task : tasks) {
        String id = task.getFileName().toString();
        String status = passed.contains(id) ? "" : read(task, buffer);
        if (names.contains(begin(value(status, "Name:")))) {
          if (value(status, "State:").startsWith("R")) {
            return Optional.empty();
          }
          String count = status.substring(status.indexOf("voluntary_ctxt_switches:"));
          runs.put(id, uncounted.contains(id) ? "" : count);
        }
      }
      return Optional.of(runs);
    } catch (IOException e) {
      pause();
      return Optional.of(Map.of());
    }
  }

  /** What Linux says of a task; empty if it has ended. */
  private static String read(Path task, byte[] buffer) {
    try (FileInputStream status = new FileInputStream(task.resolve("status").toFile())) {
      int length = status.read(buffer);
      return length < 0 ? "" : new String(buffer, 0, length, ISO_8859_1);
    } catch (IOException ended) {
      return "";
    }
  }

  private static String value(String status, String field) {
    int at = status.indexOf(field);
    int end = at < 0 ? -1 : status.indexOf('\n', at);
    return end < 0 ? "" : status.substring(at + field.length(), end).strip();
  }

  private static String begin(String name) {
    return name.substring(0, Math.min(KEPT, name.length()));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
