package slides.deck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import runner.course.Chapter;
import runner.course.Course;
import runner.trouble.CommandError;

/** The decks of the course, in the order of a workshop. */
public final class Decks {
  /** Where decks lie, below the root of the course. */
  public static final String FOLDER = "slides";

  private static final Set<String> PAGES = Set.of("README.md", "GUIDE.md");
  private static final String OPENING = "opening";
  private static final String CLOSING = "closing";

  private Decks() {}

  /** Reads all of them; each holds its own faults. */
  public static List<Deck> of(Course course) {
    Path folder = course.root().resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      throw new CommandError("There are no slides: " + folder + " is missing.");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !PAGES.contains(file.getFileName().toString()))
          .map(file -> read(course, file))
          .sorted(Comparator.comparingInt(Decks::place).thenComparing(Deck::name))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(folder + " can't be read", unreadable);
    }
  }

  private static Deck read(Course course, Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.md$", "");
    Optional<Chapter> chapter =
        course.chapters().stream().filter(each -> each.folder().equals(name)).findFirst();
    if (chapter.isEmpty() && !name.equals(OPENING) && !name.equals(CLOSING)) {
      Fault fault =
          new Fault(
              name + ".md",
              "no chapter has that name: call the deck like the chapter's folder, or opening, or"
                  + " closing.");
      return new Deck(name, chapter, List.of(), List.of(fault));
    }
    return DeckReader.read(file, name, chapter);
  }

  private static int place(Deck deck) {
    return switch (deck.name()) {
      case OPENING -> -1;
      case CLOSING -> Integer.MAX_VALUE;
      default -> deck.chapter().map(Chapter::number).orElse(Integer.MAX_VALUE - 1);
    };
  }
}
