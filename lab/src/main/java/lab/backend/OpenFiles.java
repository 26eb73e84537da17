package lab.backend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many files and connections this JVM may have open at once. A crowd that lacks them would look
 * like a program that fails. Linux tells; elsewhere a JVM gets enough by itself.
 */
final class OpenFiles {
  /** 600 connections of one node's pool, and what a JVM and the lab have open themselves. */
  private static final int NEEDED = 1024;

  private static final Path LIMITS = Path.of("/proc/self/limits");

  /** Max open files 1024 4096 files: a JVM raises the first to the second as it starts. */
  private static final Pattern MOST = Pattern.compile("Max open files +(\\d+) .*");

  private OpenFiles() {}

  /**
   * Looks before servers are started.
   *
   * @throws BackendMissing if they do not suffice
   */
  static void mustSuffice() {
    try {
      mustSuffice(Files.exists(LIMITS) ? Files.readAllLines(LIMITS) : List.of());
    } catch (IOException untold) {
      // then a crowd has to show it
    }
  }

  static void mustSuffice(List<String> limits) {
    for (String line : limits) {
      Matcher most = MOST.matcher(line);
      if (most.matches() && Long.parseLong(most.group(1)) < NEEDED) {
        throw new BackendMissing(
            "A program may have only "
                + most.group(1)
                + " files and connections open at once here, and a crowd of customers needs "
                + NEEDED
                + ": raise the limit (ulimit -n "
                + NEEDED
                + "; a hard one only root can raise), then start again.");
      }
    }
  }
}
