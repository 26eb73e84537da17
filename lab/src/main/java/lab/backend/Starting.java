package lab.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Watches a server start: it becomes ready, or finds its port taken, or says why it can't. */
final class Starting {
  private static final long LONGEST_MILLIS = 30_000;
  private static final long LOOK_EVERY_MILLIS = 2;
  private static final int MOST_TRIES = 10;

  /** In the words of glibc and macOS, of musl, which our static Redis is made with, of Windows. */
  private static final Pattern PORT_TAKEN =
      Pattern.compile(
          "address (already )?in use|only one usage of each socket address",
          Pattern.CASE_INSENSITIVE);

  private final String name;
  private final Path log;
  private int tries;

  /**
   * @param name the server's name, for messages
   * @param log the file it writes its log to
   */
  Starting(String name, Path log) {
    this.name = name;
    this.log = log;
  }

  /** Says whether the server takes connections now. */
  interface Ready {
    boolean isReady() throws IOException;
  }

  /**
   * Waits until the server is ready.
   *
   * @return false if its port was taken: try another
   * @throws BackendMissing if it ended for another reason, or was not ready after 30 s
   */
  boolean awaitReady(ServerProcess process, Ready ready) throws IOException {
    tries++;
    for (long waited = 0; !ready.isReady(); waited += LOOK_EVERY_MILLIS) {
      if (!process.isAlive()) {
        return ended(process);
      }
      if (waited > LONGEST_MILLIS || !pause()) {
        process.end();
        throw new BackendMissing(
            name + " was not ready after 30 s: see what else this machine does.");
      }
    }
    return true;
  }

  private boolean ended(ServerProcess process) throws IOException {
    String said = process.output() + (Files.exists(log) ? Files.readString(log) : "");
    if (PORT_TAKEN.matcher(said).find() && tries < MOST_TRIES) {
      return false;
    }
    if (said.toLowerCase(Locale.ROOT).contains("no space left on device")) {
      throw BackendMissing.noRoom(Objects.requireNonNull(log.getParent()), null);
    }
    throw new BackendMissing(
        name
            + " does not start on this machine; it says: "
            + lastLine(said)
            + " (if its files may be damaged, delete the folder "
            + Cache.folderOfUser()
            + ": it is filled again at the next start).");
  }

  private static String lastLine(String said) {
    return said.lines().filter(line -> !line.isBlank()).reduce("nothing", (before, last) -> last);
  }

  private static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
