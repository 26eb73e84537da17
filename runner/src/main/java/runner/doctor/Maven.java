package runner.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Maven of this machine. */
final class Maven {
  static final String OLDEST = "3.8.7";

  /** Everything, with one small test a module: what runs tests is fetched for a test only. */
  private static final List<String> BUILD =
      List.of(
          "-B",
          "-q",
          "verify",
          "-Dtest=DiceTest,TicketsTest,WrapTest",
          "-Dsurefire.failIfNoSpecifiedTests=false");

  private static final Pattern VERSION = Pattern.compile("Apache Maven (\\d+(?:\\.\\d+)*)");
  private static final String REMEDY =
      "install Maven " + OLDEST + " or later (https://maven.apache.org/install.html)";

  private final Path program;

  private Maven(Path program) {
    this.program = program;
  }

  /** The first one on a PATH. */
  static Optional<Maven> on(String path) {
    return program("mvn", path).map(Maven::new);
  }

  /** The first program of this name on a PATH. */
  static Optional<Path> program(String name, String path) {
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> Stream.of(name + ".cmd", name).map(Path.of(folder)::resolve))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** Whether it is young enough. Takes half a second. */
  Finding finding(Path folder) {
    Matcher told = VERSION.matcher(run(folder, List.of("--version")).output());
    if (!told.find()) {
      return new Finding("Maven", program + " does not say its version", REMEDY);
    }
    String version = told.group(1);
    boolean young = BY_NUMBERS.compare(version, OLDEST) >= 0;
    return Finding.of("Maven", young, version + ", " + program, REMEDY);
  }

  /** Fetches all that a build of the course needs, by building it. */
  Finding prefetch(Path root) {
    Ran build = run(root, BUILD);
    String reason = build.output().lines().filter(l -> l.contains("ERROR")).findFirst().orElse("");
    return Finding.of(
        "Maven's libraries",
        build.status() == 0,
        build.status() == 0 ? "on this machine" : "incomplete: " + reason,
        "connect to the network, then doctor --prefetch again");
  }

  /** 3.10 is younger than 3.8.7. */
  static final Comparator<String> BY_NUMBERS =
      (one, other) -> {
        String[] left = one.split("\\.");
        String[] right = other.split("\\.");
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
          int order = Integer.compare(part(left, i), part(right, i));
          if (order != 0) {
            return order;
          }
        }
        return 0;
      };

  private static int part(String[] parts, int i) {
    return i < parts.length ? Integer.parseInt(parts[i]) : 0;
  }

  private record Ran(int status, String output) {}

  private Ran run(Path folder, List<String> arguments) {
    List<String> line = new ArrayList<>(List.of(program.toString()));
    line.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    @Nullable Process process = null;
    try {
      process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ran(process.waitFor(), said);
    } catch (IOException refused) {
      return new Ran(127, "ERROR " + refused.getMessage());
    } catch (InterruptedException interrupted) {
      process.destroy();
      Thread.currentThread().interrupt();
      return new Ran(127, "ERROR interrupted");
    }
  }
}
