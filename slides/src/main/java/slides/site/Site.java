package slides.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import runner.course.Course;
import slides.deck.Decks;
import slides.page.DeckPage;
import slides.page.Material;
import slides.page.Pages;

/**
 * The folder that is shown; it holds all that its pages need.
 *
 * @param folder of the pages
 */
public record Site(Path folder) {
  /** What is taken of reveal.js, and where it lies there. */
  private static final Map<String, String> REVEAL =
      Map.of(
          "LICENSE", "LICENSE",
          "reset.css", "dist/reset.css",
          "reveal.css", "dist/reveal.css",
          "reveal.js", "dist/reveal.js",
          "highlight.js", "plugin/highlight/highlight.js",
          "notes.js", "plugin/notes/notes.js");

  private static final List<String> OURS = List.of("slides.css", "start.js");

  /** The site of a course, written or not. */
  public static Site of(Course course) {
    return new Site(course.root().resolve(Decks.FOLDER).resolve("target/site"));
  }

  /**
   * Writes all of it anew.
   *
   * @param reveal folder of reveal.js
   * @param theme folder of our own style and script
   */
  public void write(Pages pages, Path reveal, Path theme) {
    try {
      clear();
      for (DeckPage page : pages.all()) {
        Files.writeString(folder.resolve(page.deck().name() + ".html"), page.html());
      }
      Files.writeString(folder.resolve("index.html"), pages.index());
      if (pages.card().isPresent()) {
        Files.writeString(folder.resolve("card.html"), pages.card().get());
      }
      pictures(pages.pictures());
      for (Map.Entry<String, String> file : REVEAL.entrySet()) {
        copy(reveal.resolve(file.getValue()), folder.resolve("reveal").resolve(file.getKey()));
      }
      for (String file : OURS) {
        copy(theme.resolve(file), folder.resolve(file));
      }
    } catch (IOException refused) {
      throw new UncheckedIOException(folder + " can't be written", refused);
    }
  }

  private void pictures(Map<String, String> pictures) throws IOException {
    Path into = Files.createDirectories(folder.resolve(Material.PICTURES));
    for (Map.Entry<String, String> picture : pictures.entrySet()) {
      Files.writeString(into.resolve(picture.getKey()), picture.getValue());
    }
  }

  private void clear() throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
    Files.createDirectories(folder);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(Objects.requireNonNull(to.getParent()));
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
