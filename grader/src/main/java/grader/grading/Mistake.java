package grader.grading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import runner.course.Chapter;
import runner.course.SourceText;

/**
 * A wrong answer that the course knows.
 *
 * @param name of its folder in {@code solutions/mistakes}
 * @param fails the steps that reject it, as its first line says
 */
record Mistake(String name, Set<Integer> fails, Answer answer) {
  private static final Pattern HEADER = Pattern.compile("// fails: (\\d+(?: \\d+)*).*");

  /** All mistakes of a chapter, by name. */
  static List<Mistake> of(Chapter chapter) {
    Path shelf = chapter.mistake("").toAbsolutePath().normalize();
    if (!Files.isDirectory(shelf)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(shelf)) {
      return folders.sorted().flatMap(folder -> read(chapter, folder).stream()).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(shelf + " can't be read", unreadable);
    }
  }

  private static Optional<Mistake> read(Chapter chapter, Path folder) {
    Path file = folder.resolve(chapter.fileName());
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String text = SourceText.read(file).text();
    Matcher header = HEADER.matcher(text.lines().findFirst().orElse(""));
    return header.matches()
        ? Optional.of(
            new Mistake(
                folder.getFileName().toString(),
                Arrays.stream(header.group(1).split(" "))
                    .map(Integer::valueOf)
                    .collect(Collectors.toSet()),
                new Answer(chapter, text)))
        : Optional.empty();
  }
}
