package lab.callers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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

  private final byte[] buffer = new byte[LONGEST];
  private final Map<String, String> runs = new HashMap<>();
  private boolean running;

  private ReadyThreads() {}

  /**
   * Looks once.
   *
   * @param among threads of interest; not those in a gate of the lab, which nothing wakes until
   *     they are let go
   * @param readers threads that wake now and then, from a read or a wait, to see whether it is
   *     over; they must not be running now, but how often they ran does not count
   * @return for each task how often it has run; empty if one is running or about to
   */
  static Optional<Map<String, String>> look(Collection<Thread> among, Set<Thread> readers) {
    if (among.isEmpty()) {
      return Optional.of(Map.of());
    }
    ReadyThreads ready = new ReadyThreads();
    if (VISIBLE) {
      ready.lookAt(among, readers);
    } else {
      pause();
    }
    return ready.running ? Optional.empty() : Optional.of(ready.runs);
  }

  private void lookAt(Collection<Thread> among, Set<Thread> readers) {
    Set<String> strangers = new HashSet<>();
    for (Thread thread : among) {
      Optional<String> id = NativeIds.of(thread);
      if (id.isEmpty()) {
        strangers.add(begin(thread.getName()));
      } else if (!running) {
        note(id.get(), read(id.get()), !readers.contains(thread));
      }
    }
    if (!running && !strangers.isEmpty()) {
      lookAtStrangers(strangers);
    }
  }

  /** Threads that never came to the lab can be told by their names alone. */
  private void lookAtStrangers(Set<String> names) {
    Set<String> known = NativeIds.known();
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
      for (Path task : tasks) {
        String id = task.getFileName().toString();
        String status = running || known.contains(id) ? "" : read(id);
        if (names.contains(begin(value(status, "Name:")))) {
          note(id, status, true);
        }
      }
    } catch (IOException e) {
      pause();
    }
  }

  private void note(String id, String status, boolean counts) {
    running |= value(status, "State:").startsWith("R");
    int at = status.indexOf("voluntary_ctxt_switches:");
    runs.put(id, counts && at >= 0 ? status.substring(at) : "");
  }

  /** What Linux says of a task; empty if it has ended. */
  private String read(String id) {
    try (FileInputStream status = new FileInputStream(TASKS + "/" + id + "/status")) {
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
