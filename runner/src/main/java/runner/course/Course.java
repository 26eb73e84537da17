package runner.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import runner.trouble.Broken;
import runner.trouble.CommandError;

/** The chapters below one folder. */
public final class Course {
  /** Where the chapters lie, below the root of the course. */
  public static final String SOURCES = "exercises/src";

  /** System property that names the root, for a launcher that knows where it lies itself. */
  public static final String ROOT = "workbook.root";

  private static final Pattern FOLDER = Pattern.compile("ch(\\d\\d)_[a-z0-9_]+");

  private final Path root;
  private final List<Chapter> chapters = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private Course(Path root) {
    this.root = root;
    CardBox cards = new CardBox();
    for (Path folder : folders()) {
      try {
        chapters.add(chapter(folder, cards));
      } catch (Broken broken) {
        faults.add(broken.getMessage());
      }
    }
  }

  /** The course whose root is that folder. */
  public static Course at(Path root) {
    return new Course(root.toAbsolutePath().normalize());
  }

  /**
   * The course around a folder: its root is the next folder upward that holds {@code
   * exercises/src}.
   *
   * @throws CommandError if there is none
   */
  public static Course around(Path folder) {
    String given = System.getProperty(ROOT, "");
    Path start = folder.toAbsolutePath().normalize();
    for (Path at = start; at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve(SOURCES))) {
        return at(at);
      }
    }
    if (!given.isBlank() && Files.isDirectory(Path.of(given).resolve(SOURCES))) {
      return at(Path.of(given));
    }
    throw new CommandError(
        "There is no workbook here: neither "
            + start
            + " nor a folder above it holds "
            + SOURCES
            + ". Go to the folder that you cloned.");
  }

  public Path root() {
    return root;
  }

  /** All chapters that can be read, by number. */
  public List<Chapter> chapters() {
    return List.copyOf(chapters);
  }

  /** One sentence for each chapter that can't be read. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /** The chapter after another, if it is not the last. */
  public Optional<Chapter> after(Chapter chapter) {
    return chapters.stream().filter(next -> next.number() > chapter.number()).findFirst();
  }

  /**
   * The chapter of a number, an id or a folder's name.
   *
   * @throws CommandError that lists those that exist
   */
  public Chapter find(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    return chapters.stream()
        .filter(chapter -> names(chapter).contains(wanted) || isNumber(chapter, wanted))
        .findFirst()
        .orElseThrow(() -> new CommandError(noSuchChapter(name, wanted)));
  }

  private static List<String> names(Chapter chapter) {
    return List.of(chapter.id(), chapter.folder(), chapter.folder().substring(0, 4));
  }

  private static boolean isNumber(Chapter chapter, String wanted) {
    return wanted.matches("\\d{1,3}") && Integer.parseInt(wanted) == chapter.number();
  }

  private String noSuchChapter(String name, String wanted) {
    StringBuilder text = new StringBuilder("There is no chapter \"" + name + "\".");
    nearest(wanted).ifPresent(near -> text.append(" Did you mean ").append(near).append('?'));
    text.append(" These exist:");
    for (Chapter chapter : chapters) {
      text.append(
          String.format(
              Locale.ROOT, "%n  %2d  %-14s %s", chapter.number(), chapter.id(), chapter.title()));
    }
    faults.forEach(fault -> text.append("\n  (").append(fault).append(')'));
    return text.toString();
  }

  private Optional<String> nearest(String wanted) {
    return chapters.stream()
        .flatMap(chapter -> Stream.of(chapter.id(), chapter.folder()))
        .filter(name -> Likeness.edits(name, wanted) <= Math.max(1, wanted.length() / 3))
        .min(Comparator.comparingInt(name -> Likeness.edits(name, wanted)));
  }

  private List<Path> folders() {
    try (Stream<Path> all = Files.list(root.resolve(SOURCES))) {
      return all.filter(path -> FOLDER.matcher(path.getFileName().toString()).matches())
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Chapter chapter(Path folder, CardBox cards) {
    String name = folder.getFileName().toString();
    for (Path test : tests(folder)) {
      Optional<Card> card = cards.card(test);
      if (card.isPresent()) {
        Matcher matcher = FOLDER.matcher(name);
        int number = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        String file = test.getFileName().toString().replaceFirst("Test\\.java$", ".java");
        return new Chapter(root, name, number, test, file, card.get());
      }
    }
    throw new Broken(name + " has no test class with @Chapter");
  }

  /** Test classes of a folder, which is where metadata may be. */
  static List<Path> tests(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.toString().endsWith("Test.java")).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
