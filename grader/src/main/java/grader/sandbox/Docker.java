package grader.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import lab.backend.Program;
import runner.run.Sandbox;

/**
 * Workers in containers without a network. They run this machine's Java; the image gives the system
 * below it.
 */
final class Docker implements Isolation {
  static final String PROGRAM = "docker";

  /** Folders of any image that everybody may pass, and that it needs, or that are made anew. */
  private static final Set<String> OPEN =
      Set.of("/bin", "/etc", "/lib", "/lib64", "/opt", "/tmp", "/usr", "/var");

  private final Visible visible;
  private final User user;
  private final String image;

  Docker(User user, String image) {
    this.user = user;
    this.image = image;
    this.visible = Visible.to(user);
  }

  @Override
  public String name() {
    return "docker";
  }

  @Override
  public Sandbox showing(List<Path> classes) {
    return java -> {
      List<Mount> mounts = visible.with(classes);
      List<Mount> passages = passages(mounts);
      String container = "two-copies-" + UUID.randomUUID();
      return new Sandbox.Enclosed(
          command(container, passages, mounts, java), process -> end(container, passages, mounts));
    };
  }

  private List<String> command(
      String container, List<Mount> passages, List<Mount> mounts, List<String> java) {
    String files = "size=" + Bounds.BYTES_OF_FILES + ",mode=1777";
    List<String> line = new ArrayList<>(List.of(PROGRAM, "run", "--rm", "--init", "-i"));
    line.addAll(List.of("--name", container, "--pull", "never", "--network", "none"));
    line.addAll(List.of("--read-only", "--cap-drop", "ALL"));
    line.addAll(List.of("--security-opt", "no-new-privileges"));
    line.addAll(List.of("--user", user.number() + ":" + user.number()));
    line.addAll(List.of("--pids-limit", Bounds.PROCESSES, "--memory", Bounds.BYTES_OF_MEMORY));
    line.addAll(List.of("--ulimit", "nofile=" + Bounds.OPEN_FILES, "--ulimit", "core=0"));
    line.addAll(List.of("--shm-size", Bounds.BYTES_OF_FILES, "--tmpfs", "/tmp:" + files));
    line.addAll(List.of("--tmpfs", visible.cache() + ":" + files, "--workdir", "/tmp"));
    line.addAll(List.of("--env", "TWO_COPIES_CACHE=" + visible.cache(), "--env", "HOME=/tmp"));
    line.addAll(List.of("--env", "LC_ALL=C.UTF-8", "--entrypoint", java.get(0)));
    passages.forEach(mount -> line.addAll(List.of("--mount", bind(mount))));
    mounts.forEach(mount -> line.addAll(List.of("--mount", bind(mount) + ",readonly")));
    line.add(image);
    line.addAll(java.subList(1, java.size()));
    return line;
  }

  /**
   * Folders at the top through which the way to a mount leads, and that the image may have closed
   * to others than root.
   */
  private List<Mount> passages(List<Mount> mounts) {
    return Stream.concat(mounts.stream().map(Mount::at), Stream.of(Path.of(visible.cache())))
        .map(path -> Path.of("/").resolve(path.getName(0)))
        .filter(top -> !OPEN.contains(top.toString()))
        .distinct()
        .flatMap(top -> user.passage(top).stream())
        .toList();
  }

  private static String bind(Mount mount) {
    return "type=bind,source=" + mount.from() + ",target=" + mount.at();
  }

  private void end(String container, List<Mount> passages, List<Mount> mounts) {
    Program.run(Path.of("/"), List.of(PROGRAM, "rm", "--force", container), Map.of());
    visible.takeBack(mounts);
    passages.forEach(user::takeBack);
  }

  @Override
  public void close() {
    visible.close();
  }
}
