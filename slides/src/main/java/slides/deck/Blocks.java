package slides.deck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** Reads the blocks of a slide. */
final class Blocks {
  private static final String PICTURE = "demo.svg";
  private static final String KINDS = "code, sh, timeline, predict, exercise, agenda, notes";
  private static final int MOST_STEPS = 20;

  private Blocks() {}

  /** One block; {@link DeckError} if there is no such. */
  static Block of(Node node) {
    if (node instanceof FencedCodeBlock fenced) {
      return fenced(fenced.getInfo() == null ? "" : fenced.getInfo().strip(), fenced.getLiteral());
    } else if (node instanceof Paragraph && node.getFirstChild() instanceof Image image) {
      return picture(image);
    } else if (node instanceof IndentedCodeBlock) {
      throw new DeckError("code is never typed: include it with a block \"code\".");
    }
    node.accept(new Refusal());
    return new Block.Text(node);
  }

  private static Block fenced(String kind, String text) {
    return switch (kind) {
      case "code" -> code(text);
      case "sh" -> new Block.Shell(text.lines().filter(line -> !line.isBlank()).toList());
      case "timeline" -> timeline(text);
      case "predict" -> new Block.Predict(text.strip());
      case "exercise" ->
          new Block.Exercise(
              steps(KeyLines.of(kind, text).allow("steps", List.of()).text("steps")));
      case "agenda" -> new Block.Day(KeyLines.of(kind, text).allow("day", List.of()).text("day"));
      default ->
          throw new DeckError(
              "there is no block \""
                  + kind
                  + "\"; there are "
                  + KINDS
                  + ". Code is never typed: a block \"code\" includes it.");
    };
  }

  private static Block code(String text) {
    KeyLines lines = KeyLines.of("code", text).allow("from", List.of("part", "highlight"));
    List<String> highlights =
        Arrays.stream(lines.text("highlight", "").split(" \\| "))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .toList();
    return new Block.Code(lines.text("from"), lines.text("part"), highlights);
  }

  private static Block timeline(String text) {
    KeyLines lines = KeyLines.of("timeline", text).allow("from", List.of("step"));
    return new Block.Timeline(lines.text("from"), number(lines.text("step")));
  }

  private static Block picture(Image image) {
    String[] parts = image.getDestination().split("#", 2);
    if (!parts[0].equals(PICTURE) || image.getNext() != null) {
      throw new DeckError(
          "the picture "
              + image.getDestination()
              + " is not the chapter's: write"
              + " ![what it shows](demo.svg) as a paragraph of its own.");
    }
    String alternative = Words.shown(image);
    if (alternative.isBlank()) {
      throw new DeckError("its picture has no alternative text: say in words what it shows.");
    }
    return new Block.Picture(
        alternative, parts.length < 2 ? List.of() : List.of(parts[1].split(",")));
  }

  /** As in {@code 1-2}, {@code 1, 3}. */
  static List<Integer> steps(String text) {
    List<Integer> steps = new ArrayList<>();
    for (String part : text.split(",")) {
      String[] ends = part.strip().split("-", 2);
      int first = number(ends[0].strip());
      int last = ends.length < 2 ? first : number(ends[1].strip());
      for (int step = first; step <= Math.min(last, MOST_STEPS); step++) {
        steps.add(step);
      }
    }
    return List.copyOf(steps);
  }

  private static int number(String text) {
    if (!text.matches("\\d{1,2}")) {
      throw new DeckError("steps must be numbers as in 1-2 or 1, 3, but one was \"" + text + "\".");
    }
    return Integer.parseInt(text);
  }

  /** Refuses what would be shown without having been checked. */
  private static final class Refusal extends AbstractVisitor {
    @Override
    public void visit(HtmlBlock block) {
      throw new DeckError("it holds HTML: write Markdown, the pages have one style.");
    }

    @Override
    public void visit(HtmlInline inline) {
      throw new DeckError("it holds HTML (" + inline.getLiteral() + "): write Markdown.");
    }

    @Override
    public void visit(Image image) {
      throw new DeckError("its picture stands in the text: make it a paragraph of its own.");
    }

    @Override
    public void visit(FencedCodeBlock block) {
      throw new DeckError("its block stands in a list or a quotation: take it out.");
    }
  }
}
