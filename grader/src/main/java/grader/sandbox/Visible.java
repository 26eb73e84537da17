package grader.sandbox;

import grader.runtime.SlimJava;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lab.backend.EmbeddedBackend;
import lab.backend.Progress;
import runner.run.Java;

/**
 * What every worker reads: Java, the class path, and what the lab has unpacked. Root's files are
 * lent as copies, since the workers of root run as a user who can't reach the originals.
 */
final class Visible implements AutoCloseable {
  private final User user;
  private final Path cache;
  private final List<Mount> always;

  private Visible(User user, Path cache, List<Mount> always) {
    this.user = user;
    this.cache = cache;
    this.always = always;
  }

  /**
   * Makes ready all that workers read; the first time on a machine this unpacks the servers.
   *
   * @throws lab.backend.BackendMissing if the lab can't be made ready
   */
  static Visible to(User user) {
    Java java = SlimJava.found();
    Set<Path> paths = new LinkedHashSet<>(javaHome(java.home()));
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::exists)
        .forEach(path -> paths.add(path.toAbsolutePath()));
    Path archive = java.archive();
    if (archive != null) {
      paths.add(archive);
    }
    EmbeddedBackend.Prepared lab = EmbeddedBackend.prepare(Progress.NONE);
    paths.addAll(lab.folders());
    return new Visible(user, lab.cache(), user.lend(paths));
  }

  /** All of it, and these folders until {@link #takeBack}. */
  List<Mount> with(List<Path> more) {
    List<Path> missing =
        more.stream()
            .map(Path::toAbsolutePath)
            .distinct()
            .filter(folder -> always.stream().noneMatch(mount -> mount.at().equals(folder)))
            .toList();
    List<Mount> mounts = new ArrayList<>(always);
    mounts.addAll(missing.isEmpty() ? List.of() : user.lend(missing));
    return mounts;
  }

  /** Ends what {@link #with} began. */
  void takeBack(List<Mount> mounts) {
    mounts.stream().filter(mount -> !always.contains(mount)).forEach(user::takeBack);
  }

  /** Where the lab inside looks for what it has unpacked. */
  String cache() {
    return cache.toString();
  }

  /** Java's folder, and those that files of its configuration are linked into. */
  private static Set<Path> javaHome(Path home) {
    Set<Path> folders = new LinkedHashSet<>(List.of(home));
    try (Stream<Path> files = Files.walk(home)) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        if (Files.exists(link) && !link.toRealPath().startsWith(home.toRealPath())) {
          folders.add(link.toRealPath());
        }
      }
      return folders;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(home + " can't be read", unreadable);
    }
  }

  @Override
  public void close() {
    user.close();
  }
}
