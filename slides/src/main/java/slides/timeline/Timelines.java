package slides.timeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import runner.course.Chapter;
import runner.trouble.Broken;
import slides.code.Place;
import slides.deck.Block;
import slides.deck.DeckError;
import slides.deck.Decks;

/** The pictures of timelines that lie beside the decks. */
public final class Timelines {
  private static final String FOLDER = Decks.FOLDER + "/timelines";
  private static final List<String> PROGRAMS = List.of("starters", "solutions");

  private Timelines() {}

  /** Where the picture of a timeline lies, or will lie. */
  private static Path file(Chapter chapter, Block.Timeline timeline) {
    String program = timeline.from().replace('/', '-').replace('_', '-');
    String name = chapter.folder() + "-" + program + "-step" + timeline.step() + ".svg";
    return chapter.root().resolve(FOLDER).resolve(name);
  }

  /**
   * Keeps the picture of a timeline, in place of an older one.
   *
   * @return the file
   */
  public static Path keep(Chapter chapter, Block.Timeline timeline, String svg) {
    Path file = file(chapter, timeline);
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      return Files.writeString(file, svg);
    } catch (IOException refused) {
      throw new UncheckedIOException(file + " can't be written", refused);
    }
  }

  /**
   * Which program a timeline is of.
   *
   * @throws DeckError if there is none, or its chapter has no such step
   */
  public static Place program(Chapter chapter, Block.Timeline timeline) {
    String from = timeline.from();
    if (!PROGRAMS.contains(from) && !from.matches("(mistakes|checkpoints)/.+")) {
      throw new DeckError(
          "from: \""
              + from
              + "\" is no program with a timeline: starters, solutions,"
              + " mistakes/<name> or checkpoints/<k>.");
    }
    if (chapter.steps().stream().noneMatch(step -> step.number() == timeline.step())) {
      throw new DeckError(
          "step: chapter "
              + chapter.number()
              + " has no step "
              + timeline.step()
              + ", but 1 to "
              + chapter.steps().size()
              + ".");
    }
    return Place.of(chapter, from);
  }

  /**
   * The picture of a timeline, which was made before.
   *
   * @throws DeckError if it was not
   */
  public static Path existing(Chapter chapter, Block.Timeline timeline) {
    Path file = file(chapter, timeline);
    if (!Files.exists(file)) {
      throw new DeckError(
          "there is no "
              + FOLDER
              + "/"
              + file.getFileName()
              + "; ./workbook slides --record makes all timelines.");
    }
    return file;
  }

  /** What a picture says of itself in words. */
  public static String title(Path svg) {
    try {
      Element root =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(svg.toFile())
              .getDocumentElement();
      return root.getElementsByTagName("title").item(0).getTextContent();
    } catch (Exception unreadable) {
      throw new Broken(svg + " is no timeline: " + unreadable.getMessage());
    }
  }
}
