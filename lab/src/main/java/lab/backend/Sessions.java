package lab.backend;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs found on this machine, and the one that gives a process a session of its own. */
final class Sessions {
  private static final List<String> USUAL = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");

  private Sessions() {}

  /**
   * Returns what to write before a command so that it runs in a new session, out of reach of the
   * terminal's signals; nothing where this machine has no such program.
   */
  static List<String> own() {
    Optional<Path> setsid = program("setsid");
    if (setsid.isPresent()) {
      return List.of(setsid.get().toString());
    }
    // macOS has no setsid, but it has Perl
    return program("perl")
        .map(perl -> List.of(perl.toString(), "-e", "use POSIX; POSIX::setsid(); exec @ARGV;", "--"))
        .orElse(List.of());
  }

  /** Finds a program of this exact file name on the PATH, or where systems keep theirs. */
  static Optional<Path> program(String file) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(Stream.of(path.split(File.pathSeparator)), USUAL.stream())
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder).resolve(file))
        .filter(candidate -> Files.isRegularFile(candidate) && Files.isExecutable(candidate))
        .findFirst();
  }
}
