package grader.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lab.backend.Program;
import runner.run.Sandbox;

/**
 * Workers in namespaces of their own, by <a
 * href="https://github.com/containers/bubblewrap">bubblewrap</a>: no network but a loopback of
 * their own, no file but what they need, read-only; no process that outlives them.
 */
final class Bubblewrap implements Isolation {
  static final String PROGRAM = "bwrap";

  /** Of the system: the shell and the small programs with which the lab guards its servers. */
  private static final List<String> SYSTEM =
      List.of("/usr", "/bin", "/lib", "/lib32", "/lib64", "/etc/alternatives");

  private final Visible visible;
  private final User user;

  Bubblewrap(User user) {
    this.user = user;
    this.visible = Visible.to(user);
  }

  @Override
  public String name() {
    return "bwrap";
  }

  @Override
  public Sandbox showing(List<Path> classes) {
    return java -> {
      List<Mount> mounts = visible.with(classes);
      return new Sandbox.Enclosed(command(mounts, java), process -> end(process, mounts));
    };
  }

  private List<String> command(List<Mount> mounts, List<String> java) {
    List<String> line = new ArrayList<>(List.of("setsid"));
    line.addAll(user.before());
    line.addAll(List.of(PROGRAM, "--unshare-user", "--unshare-all", "--die-with-parent"));
    line.addAll(List.of("--clearenv", "--setenv", "LC_ALL", "C.UTF-8"));
    line.addAll(List.of("--setenv", "PATH", "/usr/bin:/bin", "--setenv", "HOME", "/tmp"));
    line.addAll(List.of("--setenv", "TWO_COPIES_CACHE", visible.cache()));
    line.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
    Stream.of("/tmp", "/dev/shm", visible.cache())
        .forEach(
            folder -> line.addAll(List.of("--size", Bounds.BYTES_OF_FILES, "--tmpfs", folder)));
    SYSTEM.stream()
        .filter(folder -> Files.isDirectory(Path.of(folder)))
        .forEach(folder -> line.addAll(List.of("--ro-bind", folder, folder)));
    mounts.forEach(
        mount -> line.addAll(List.of("--ro-bind", mount.from().toString(), mount.at().toString())));
    line.addAll(List.of("--remount-ro", "/", "--chdir", "/tmp", "--"));
    line.addAll(Bounds.before());
    line.addAll(java);
    return line;
  }

  /** By their group: bubblewrap that is killed while it starts leaves a child behind. */
  private void end(long group, List<Mount> mounts) {
    // the shell has a kill of its own: a small system need not have the program
    List<String> kill = List.of("/bin/sh", "-c", "kill -KILL \"$0\"", "-" + group);
    Program.run(Path.of("/"), kill, Map.of());
    visible.takeBack(mounts);
  }

  @Override
  public void close() {
    visible.close();
  }
}
