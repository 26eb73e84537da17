package lab.callers;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Threads that have been woken and have not run yet. Java shows them as WAITING until the system
 * gives them a core, which on a busy machine takes long enough to be mistaken for stillness.
 *
 * <p>Linux says it: the state of each task is R from the moment it is woken. Elsewhere a pause has
 * to do.
 */
final class ReadyThreads {
  private static final Path TASKS = Path.of("/proc/self/task");
  private static final Path SELF = Path.of("/proc/thread-self");
  private static final boolean VISIBLE = Files.isReadable(TASKS) && Files.exists(SELF);
  private static final long PAUSE_MILLIS = 10;

  /** Linux keeps 15 bytes of a name, and newer JDKs fill them with its beginning and its end. */
  private static final int KEPT = 7;

  private ReadyThreads() {}

  /** Whether no thread with a name like one of these is about to run, the current one aside. */
  static boolean none(Collection<Thread> among) {
    if (among.isEmpty()) {
      return true;
    }
    Set<String> names = among.stream().map(thread -> begin(thread.getName())).collect(toSet());
    if (!VISIBLE) {
      return pause();
    }
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
      String self = SELF.toRealPath().getFileName().toString();
      for (Path task : tasks) {
        if (!task.getFileName().toString().equals(self) && isReady(task, names)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return pause();
    }
  }

  private static boolean isReady(Path task, Set<String> names) throws IOException {
    try {
      String stat = Files.readString(task.resolve("stat"), StandardCharsets.ISO_8859_1);
      int nameEnd = stat.lastIndexOf(')');
      String name = stat.substring(stat.indexOf('(') + 1, nameEnd);
      return stat.charAt(nameEnd + 2) == 'R' && names.contains(begin(name));
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      if (Files.exists(task)) {
        throw e;
      }
      return false;
    }
  }

  private static String begin(String name) {
    return name.substring(0, Math.min(KEPT, name.length()));
  }

  private static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
