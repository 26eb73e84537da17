package grader.attack;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import runner.course.Chapter;
import runner.protocol.Status;

/**
 * One hostile answer: a whole file of a chapter. It begins with remarks of the form {@code // name:
 * value}:
 *
 * <pre>
 * // attack: what it tries
 * // defence: what must stop it
 * // state: what its grade says
 * // points: what it earns; those of a right answer that also does harm are not taken away
 * // told: a piece of what its first step tells; may be left out
 * // chapter: id; first_red if left out
 * // open: why the defence does not stop it yet, or not without a sandbox; such an attack is not
 * // run there
 * </pre>
 *
 * @param name folder and file, such as {@code exit/static_initialiser}
 */
record Attack(String name, Map<String, String> header, String text) {
  private static final Path ALL = Path.of("src/test/resources/attacks");

  /** Where they write, as it stands in their files. */
  private static final String LOOT = "/tmp/two-copies-attack";

  private static final Set<Status> UNRUN = Set.of(Status.POLICY_VIOLATION, Status.COMPILE_ERROR);

  /** All of them, by name. */
  static List<Attack> all() {
    try (Stream<Path> files = Files.walk(ALL)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .map(Attack::read)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Attack of(String name) {
    return read(ALL.resolve(name + ".java"));
  }

  private static Attack read(Path file) {
    try {
      String text = Files.readString(file).replace(LOOT, Traces.LOOT.toString());
      String name = ALL.relativize(file).toString().replace(".java", "").replace('\\', '/');
      return new Attack(name, header(text), text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Map<String, String> header(String text) {
    return text.lines()
        .takeWhile(line -> line.startsWith("// "))
        .map(line -> line.substring("// ".length()).split(": ", 2))
        .filter(pair -> Arrays.stream(pair).count() == 2)
        .collect(toMap(pair -> pair[0], pair -> pair[1]));
  }

  Chapter chapter() {
    return Cell.COURSE.find(header.getOrDefault("chapter", "first_red"));
  }

  Status state() {
    return Status.valueOf(header.get("state"));
  }

  int points() {
    return Integer.parseInt(header.get("points"));
  }

  String told() {
    return header.getOrDefault("told", "");
  }

  /** Whether nothing stops it yet. */
  boolean isOpen() {
    return header.containsKey("open");
  }

  /** Whether only a sandbox can stop it. */
  boolean isForASandbox() {
    return header.get("defence").endsWith("of the sandbox");
  }

  /** Whether code of it is run before it is stopped. */
  boolean runs() {
    return !UNRUN.contains(state());
  }

  @Override
  public String toString() {
    return name + ": " + header.get("attack");
  }
}
