package lab.callers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
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

  /** The JVM's own threads, which run when they please; Linux keeps 15 characters of a name. */
  private static final List<String> OF_THE_JVM =
      List.of("C1 ", "C2 ", "GC ", "G1 ", "VM ", "Sweeper", "Common-Cleaner", "Service Thread",
          "Monitor Deflat", "Signal Dispatch", "java", "Reference Handl", "Notification", "Shenandoah",
          "ZGC", "Libgraal", "StressThread", "DestroyJavaVM");

  private ReadyThreads() {}

  /** Whether no thread but the current one and the JVM's own is about to run. */
  static boolean none() {
    if (!VISIBLE) {
      return pause();
    }
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
      String self = SELF.toRealPath().getFileName().toString();
      for (Path task : tasks) {
        if (!task.getFileName().toString().equals(self) && isReady(task)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return pause();
    }
  }

  private static boolean isReady(Path task) throws IOException {
    try {
      String stat = Files.readString(task.resolve("stat"), StandardCharsets.ISO_8859_1);
      int nameEnd = stat.lastIndexOf(')');
      String name = stat.substring(stat.indexOf('(') + 1, nameEnd);
      return stat.charAt(nameEnd + 2) == 'R' && OF_THE_JVM.stream().noneMatch(name::startsWith);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      if (Files.exists(task)) {
        throw e;
      }
      return false;
    }
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
