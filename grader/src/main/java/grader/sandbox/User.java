package grader.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import lab.backend.Program;
import org.jspecify.annotations.Nullable;

/**
 * Whose processes workers are. Limits on processes do not bind root: workers that root starts
 * belong to a user without an account, who gets copies of what root's files are read.
 *
 * @param number of the user, also of the group
 * @param copies folder of that user's copies; null where workers belong to the user who grades
 */
record User(int number, @Nullable Path copies, AtomicInteger lent) implements AutoCloseable {
  private static final int NOBODYS = 51273;

  private static final Path SELF = Path.of("/proc/self");

  /** The user whose processes workers are to be, on this machine. */
  static User ofWorkers() {
    try {
      int number = (Integer) Files.getAttribute(SELF, "unix:uid");
      if (number != 0) {
        return new User(number, null, new AtomicInteger());
      }
      Path copies = Files.createTempDirectory("two-copies-sandbox-");
      run(List.of("chown", NOBODYS + ":" + NOBODYS, copies.toString()));
      return new User(NOBODYS, copies, new AtomicInteger());
    } catch (IOException | UnsupportedOperationException unknown) {
      throw new UncheckedIOException(new IOException("the user's number is not known", unknown));
    }
  }

  /** What stands before a command that is to be this user's. */
  List<String> before() {
    String id = String.valueOf(number);
    return copies == null
        ? List.of()
        : List.of("setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups", "--");
  }

  /** A file or folder as this user can read it. */
  Mount lend(Path path) {
    if (copies == null || path.startsWith("/usr")) {
      return new Mount(path, path);
    }
    Path copy = copies.resolve(String.valueOf(lent.incrementAndGet()));
    run(List.of("cp", "-a", path.toString(), copy.toString()));
    run(List.of("chown", "-R", number + ":" + number, copy.toString()));
    return new Mount(copy, path);
  }

  /**
   * An empty folder of root's that this user can pass, to lie over one that is closed; none where
   * nothing is root's.
   */
  Optional<Mount> passage(Path at) {
    if (copies == null) {
      return Optional.empty();
    }
    Path folder = copies.resolve(String.valueOf(lent.incrementAndGet()));
    run(List.of("mkdir", "-m", "755", folder.toString()));
    return Optional.of(new Mount(folder, at));
  }

  void takeBack(Mount mount) {
    if (copies != null && mount.from().startsWith(copies)) {
      delete(mount.from());
    }
  }

  @Override
  public void close() {
    if (copies != null) {
      delete(copies);
    }
  }

  private static void delete(Path path) {
    run(List.of("rm", "-rf", path.toString()));
  }

  private static void run(List<String> command) {
    Program program = Program.run(Path.of("/"), command, Map.of("LC_ALL", "C"));
    if (!program.worked()) {
      throw new UncheckedIOException(
          new IOException(String.join(" ", command) + ": " + program.output().strip()));
    }
  }
}
