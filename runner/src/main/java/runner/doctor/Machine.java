package runner.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lab.backend.Program;

/** This machine in a few words, for whoever hears of it from afar. */
final class Machine {
  private Machine() {}

  /**
   * System, Java, servers and commit: {@code Linux amd64, Java 17.0.15, embedded servers, course
   * 7ae0f2c}.
   *
   * @param backend where the servers come from
   * @param root folder of the course; its commit is left out if git can't tell it
   */
  static String words(String backend, Path root) {
    return System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch")
        + ", Java "
        + System.getProperty("java.version")
        + ", "
        + backend
        + " servers"
        + commit(root);
  }

  private static String commit(Path root) {
    if (!Files.exists(root.resolve(".git"))) {
      return "";
    }
    List<String> command = List.of("git", "rev-parse", "--short", "HEAD");
    Program git = Program.run(root, command, Map.of("LC_ALL", "C"));
    return git.worked() ? ", course " + git.output().strip() : "";
  }
}
