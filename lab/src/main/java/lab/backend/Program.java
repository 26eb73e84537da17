package lab.backend;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A short program that was run to its end.
 *
 * @param exit exit status; 127 where it could not be started at all
 * @param output what it wrote to both of its standard streams
 */
public record Program(int exit, String output) {
  private static final int CANNOT_START = 127;
  private static final List<String> USUAL = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");

  /** Runs a command with this working folder. */
  static Program run(Path folder, List<String> command) {
    return run(folder, command, Map.of("LC_ALL", "C"));
  }

  /** The same with these variables in its environment. */
  public static Program run(Path folder, List<String> command, Map<String, String> variables) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(variables);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Program(process.waitFor(), output);
    } catch (IOException e) {
      return new Program(CANNOT_START, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Program(CANNOT_START, "interrupted");
    }
  }

  /** Whether its exit status is 0. */
  public boolean worked() {
    return exit == 0;
  }

  /**
   * Runs a command that has to work.
   *
   * @throws IOException if it does not; the message holds what it wrote
   */
  static void mustRun(Path folder, List<String> command) throws IOException {
    Program program = run(folder, command);
    if (!program.worked()) {
      throw new IOException(command.get(0) + " failed: " + program.output().strip());
    }
  }

  /** The folders of the PATH, and those where systems keep programs. */
  static List<String> folders() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(Stream.of(path.split(File.pathSeparator)), USUAL.stream()).toList();
  }

  /** Finds a program of this exact file name on the PATH, or where systems keep theirs. */
  public static Optional<Path> find(String file) {
    return find(file, folders());
  }

  /** Finds a program of this exact file name in the first of these folders that has it. */
  public static Optional<Path> find(String file, List<String> folders) {
    return folders.stream()
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder).resolve(file))
        .filter(candidate -> Files.isRegularFile(candidate) && Files.isExecutable(candidate))
        .findFirst();
  }
}
