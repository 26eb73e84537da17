package slides.deck;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;
import runner.course.Chapter;
import runner.course.SourceText;

/** Reads one deck, and goes on behind each fault. */
final class DeckReader {
  private final String name;
  private final Optional<Chapter> chapter;
  private final List<Slide> slides = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  private DeckReader(String name, Optional<Chapter> chapter) {
    this.name = name;
    this.chapter = chapter;
  }

  static Deck read(Path file, String name, Optional<Chapter> chapter) {
    DeckReader reader = new DeckReader(name, chapter);
    reader.read(Parser.builder().build().parse(SourceText.read(file).text()));
    return new Deck(name, chapter, List.copyOf(reader.slides), List.copyOf(reader.faults));
  }

  private void read(Node document) {
    Node first = document.getFirstChild();
    if (!(first instanceof Heading title) || title.getLevel() != 1) {
      faults.add(new Fault(name + ".md", "it must begin with \"# Title\", its title slide."));
      return;
    }
    Node node = first;
    while (node instanceof Heading heading) {
      node = slide(heading);
    }
  }

  /** Reads a slide; returns the heading of the next one. */
  private @Nullable Node slide(Heading heading) {
    int number = slides.size() + 1;
    String headline = Words.shown(heading);
    List<Node> nodes = new ArrayList<>();
    Node node = heading.getNext();
    while (node != null && !(node instanceof Heading next && next.getLevel() <= 2)) {
      nodes.add(node);
      node = node.getNext();
    }
    List<Block> blocks = new ArrayList<>();
    for (Node each : nodes) {
      if (!isNotes(each)) {
        guarded(number, headline, () -> blocks.add(Blocks.of(each)));
      }
    }
    boolean exercise = nodes.stream().anyMatch(each -> isBlock(each, "exercise"));
    Notes[] notes = {Notes.NONE};
    guarded(number, headline, () -> notes[0] = notes(nodes, exercise));
    if (number > 1 && heading.getLevel() == 1) {
      faults.add(
          Fault.of(name, number, headline, "a second \"# …\": a slide begins with \"## …\"."));
    }
    slides.add(new Slide(number, headline, heading, List.copyOf(blocks), notes[0]));
    return node;
  }

  private static Notes notes(List<Node> nodes, boolean exercise) {
    long count = nodes.stream().filter(DeckReader::isNotes).count();
    if (count == 0) {
      throw new DeckError("it has no notes: end it with a block \"notes\".");
    }
    Node last = nodes.get(nodes.size() - 1);
    if (count > 1 || !isNotes(last)) {
      throw new DeckError("its notes must be one block, the last of the slide.");
    }
    return Notes.of(((FencedCodeBlock) last).getLiteral(), exercise);
  }

  private static boolean isNotes(Node node) {
    return isBlock(node, "notes");
  }

  private static boolean isBlock(Node node, String kind) {
    return node instanceof FencedCodeBlock block && kind.equals(block.getInfo());
  }

  private void guarded(int number, String headline, Runnable reading) {
    try {
      reading.run();
    } catch (DeckError wrong) {
      faults.add(Fault.of(name, number, headline, String.valueOf(wrong.getMessage())));
    }
  }
}
