package runner.doctor;

import java.io.File;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.backend.Program;

/** The Maven of this machine. */
final class Maven {
  static final String OLDEST = "3.6.3";

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
    List<String> folders = List.of(path.split(File.pathSeparator));
    return Stream.of(name + ".cmd", name)
        .flatMap(file -> Program.find(file, folders).stream())
        .findFirst();
  }

  /** Whether it is young enough. Takes half a second. */
  Finding finding(Path folder) {
    Matcher told = VERSION.matcher(run(folder, List.of("--version")).output());
    if (!told.find()) {
      return new Finding("Maven", program + " does not say its version", REMEDY);
    }
    String version = told.group(1);
    boolean young = Version.parse(version).compareTo(Version.parse(OLDEST)) >= 0;
    return Finding.of("Maven", young, version + ", " + program, REMEDY);
  }

  /** Fetches all that a build of the course needs, by building it. */
  Finding prefetch(Path root) {
    Program build = run(root, BUILD);
    String reason =
        build
            .output()
            .lines()
            .filter(line -> line.contains("ERROR"))
            .findFirst()
            .orElse(build.output().strip());
    return Finding.of(
        "Maven's libraries",
        build.worked(),
        build.worked() ? "on this machine" : "incomplete: " + reason,
        "connect to the network, then doctor --prefetch again");
  }

  private Program run(Path folder, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    return Program.run(folder, command, Map.of("JAVA_HOME", System.getProperty("java.home")));
  }
}
