package grader.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  private static final String PREFIX = "two-copies-sandbox-";
  private static final Pattern COPIES = Pattern.compile(PREFIX + "(\\d{1,10})-.*");

  /** What every user can read. */
  private static final Path PUBLIC = Path.of("/usr");

  private static final Path SELF = Path.of("/proc/self");

  /** The user whose processes workers are to be, on this machine. */
  static User ofWorkers() {
    try {
      int number = (Integer) Files.getAttribute(SELF, "unix:uid");
      if (number != 0) {
        return new User(number, null, new AtomicInteger());
      }
      removeOrphans();
      String name = PREFIX + ProcessHandle.current().pid() + "-";
      Path copies = Files.createTempDirectory(name);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(copies), "sandbox copies"));
      run(List.of("chown", NOBODYS + ":" + NOBODYS, copies.toString()));
      return new User(NOBODYS, copies, new AtomicInteger());
    } catch (IOException | UnsupportedOperationException unknown) {
      throw new UncheckedIOException(new IOException("the user's number is not known", unknown));
    }
  }

  /** Removes copies of gradings that were killed. */
  private static void removeOrphans() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      for (Path file : files.toList()) {
        Matcher name = COPIES.matcher(file.getFileName().toString());
        if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
          delete(file);
        }
      }
    }
  }

  /** What stands before a command that is to be this user's. */
  List<String> before() {
    String id = String.valueOf(number);
    return copies == null
        ? List.of()
        : List.of("setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups", "--");
  }

  /** Files and folders as this user can read them. */
  List<Mount> lend(Collection<Path> paths) {
    Path to = copies;
    if (to == null) {
      return paths.stream().map(path -> new Mount(path, path)).toList();
    }
    Path place = to.resolve(String.valueOf(lent.incrementAndGet()));
    List<String> copy = new ArrayList<>(List.of("cp", "-a", "--parents", "--"));
    paths.stream().filter(path -> !path.startsWith(PUBLIC)).map(Path::toString).forEach(copy::add);
    copy.add(place.toString());
    run(List.of("mkdir", place.toString()));
    run(copy);
    run(List.of("chown", "-R", number + ":" + number, place.toString()));
    return paths.stream()
        .map(
            path ->
                path.startsWith(PUBLIC)
                    ? new Mount(path, path)
                    : new Mount(place.resolve(path.toString().substring(1)), path))
        .toList();
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

  /** Removes a copy. */
  void takeBack(Mount mount) {
    if (copies != null && mount.from().startsWith(copies)) {
      delete(copies.resolve(copies.relativize(mount.from()).getName(0)));
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
