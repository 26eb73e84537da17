package slides.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import runner.course.Chapter;
import slides.deck.DeckError;

/**
 * Where a slide takes code from.
 *
 * @param from as the deck says it: {@code solutions}, {@code mistakes/no_lock}
 * @param file that holds it; it exists
 * @param label what it is, for those who see the slide
 */
public record Place(Chapter chapter, String from, Path file, String label) {
  private static final String KNOWN =
      "solutions, starters, tests, demo, mistakes/<name>, alternatives/<name>, checkpoints/<k>";

  /**
   * The place of that name.
   *
   * @throws DeckError if there is none; the message lists those that exist
   */
  public static Place of(Chapter chapter, String from) {
    String[] parts = from.split("/", 2);
    String name = parts.length < 2 ? "" : parts[1];
    return switch (parts[0] + (name.isEmpty() ? "" : "/")) {
      case "solutions" -> answer(chapter, from, chapter.solution(), "solution");
      case "starters" -> answer(chapter, from, chapter.starter(), "starter");
      case "tests" -> place(chapter, from, chapter.test(), "test");
      case "demo" -> place(chapter, from, chapter.demo(), "demo");
      case "mistakes/" -> answer(chapter, from, chapter.mistake(name), "mistake: " + name);
      case "alternatives/" ->
          answer(chapter, from, chapter.alternative(name), "alternative: " + name);
      case "checkpoints/" -> answer(chapter, from, checkpoint(chapter, name), "checkpoint " + name);
      default -> throw new DeckError("from: \"" + from + "\" is none of " + KNOWN + ".");
    };
  }

  /** The label where the room is to find the fault: the name of a mistake gives it away. */
  public String kind() {
    return from.startsWith("mistakes/") ? "mistake" : label;
  }

  /** Whether it is a program that a chapter's tests can run. */
  public boolean isProgram() {
    return !from.equals("tests") && !from.equals("demo");
  }

  private static Path checkpoint(Chapter chapter, String name) {
    if (!name.matches("[1-9]\\d?")) {
      throw new DeckError("checkpoints/" + name + ": a checkpoint is a number, from 1.");
    }
    return chapter.checkpoint(Integer.parseInt(name));
  }

  private static Place answer(Chapter chapter, String from, Path folder, String label) {
    return place(chapter, from, folder.resolve(chapter.fileName()), label);
  }

  private static Place place(Chapter chapter, String from, Path file, String label) {
    if (!Files.exists(file)) {
      throw new DeckError(
          "from: "
              + from
              + " leads to "
              + told(chapter, file)
              + ", which does not exist."
              + beside(file));
    }
    return new Place(chapter, from, file, label);
  }

  /** The file, from the root of the course. */
  public String path() {
    return told(chapter, file);
  }

  private static String told(Chapter chapter, Path file) {
    return chapter.root().relativize(file).toString().replace('\\', '/');
  }

  /** The folders that do exist where one is missing. */
  private static String beside(Path file) {
    Path folder = file.resolve("../..").normalize();
    if (!Files.isDirectory(folder)) {
      return "";
    }
    try (Stream<Path> all = Files.list(folder)) {
      List<String> names =
          all.filter(Files::isDirectory).map(each -> each.getFileName().toString()).toList();
      return " There are: " + names.stream().sorted().collect(Collectors.joining(", ")) + ".";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(folder + " can't be read", unreadable);
    }
  }
}
