package lab.backend;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Puts a process out of reach of the terminal that its owner was started from. */
final class Sessions {
  private Sessions() {}

  /**
   * Returns what to write before a command so that it runs in a new session, out of reach of the
   * terminal's signals; nothing where this machine has no such program.
   */
  static List<String> own() {
    Optional<Path> setsid = Program.find("setsid");
    if (setsid.isPresent()) {
      return List.of(setsid.get().toString());
    }
    // macOS has no setsid, but it has Perl
    return Program.find("perl")
        .map(
            perl -> List.of(perl.toString(), "-e", "use POSIX; POSIX::setsid(); exec @ARGV;", "--"))
        .orElse(List.of());
  }
}
