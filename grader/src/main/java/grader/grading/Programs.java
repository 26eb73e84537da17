package grader.grading;

import grader.source.Bare;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import runner.cache.Hash;
import runner.course.Chapter;
import runner.course.SourceText;
import runner.course.StepCard;

/**
 * Right answers of the course, as far as everybody can have them, known by what is left of them
 * without comments and layout. A chapter without a gallery is a warm-up, in which there is only one
 * way to be right: nothing of it is marked.
 */
final class Programs {
  private static final String STARTER = "";
  private static final int DIGITS = 16;

  /** Names by fingerprint, by chapter; the starter's is empty. */
  private final Map<Chapter, Map<String, String>> names = new HashMap<>();

  Programs(List<Chapter> chapters) {
    chapters.forEach(chapter -> names.put(chapter, names(chapter)));
  }

  /** The same for all files that differ in comments and layout only. */
  static String fingerprint(String text) {
    return new Hash().add(Bare.text(text)).key().substring(0, DIGITS);
  }

  /**
   * Whether equal files of several students are worth a word: not if the course has that program.
   */
  boolean isOwn(Answer answer) {
    return answer.chapter().card().gallery()
        && !names(answer).containsKey(fingerprint(answer.text()));
  }

  /** Whether nobody has begun it. */
  boolean isStarter(Answer answer) {
    return STARTER.equals(names(answer).get(fingerprint(answer.text())));
  }

  /** A sentence on an answer that is the course's, for the instructor; empty if it is not. */
  Optional<String> mark(Answer answer) {
    return Optional.ofNullable(names(answer).get(fingerprint(answer.text())))
        .filter(name -> !name.equals(STARTER) && answer.chapter().card().gallery())
        .map(name -> "But for comments and layout, it is the course's " + name + ".");
  }

  private Map<String, String> names(Answer answer) {
    return names.getOrDefault(answer.chapter(), Map.of());
  }

  private static Map<String, String> names(Chapter chapter) {
    Map<String, String> names = new HashMap<>();
    name(chapter, chapter.starter(), STARTER, names);
    name(chapter, chapter.solution(), "solution", names);
    for (StepCard step : chapter.steps()) {
      String name =
          "checkpoint " + step.number() + ", which the command catch-up gives to everybody";
      name(chapter, chapter.checkpoint(step.number()), name, names);
    }
    Path shelf = chapter.root().resolve("solutions/alternatives").resolve(chapter.folder());
    for (Path folder : folders(shelf)) {
      name(chapter, folder, "alternative " + folder.getFileName(), names);
    }
    return names;
  }

  /** The first name of a program is the one that it keeps. */
  private static void name(Chapter chapter, Path folder, String name, Map<String, String> names) {
    Path file = folder.resolve(chapter.fileName());
    if (Files.exists(file)) {
      names.putIfAbsent(fingerprint(SourceText.read(file).text()), name);
    }
  }

  private static List<Path> folders(Path shelf) {
    if (!Files.isDirectory(shelf)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(shelf)) {
      return all.sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(shelf + " can't be read", unreadable);
    }
  }
}
