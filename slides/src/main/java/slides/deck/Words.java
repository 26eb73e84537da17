package slides.deck;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** The words in Markdown, and the names of figures among them. */
public final class Words {
  /** {@code {minutes}}, {@code {naive.queries}}, {@code {ch03:naive.queries}}. */
  private static final Pattern FIGURE = Pattern.compile("\\{([\\w:.-]+)}");

  private Words() {}

  /** The pieces of text below a node; not its code. */
  static List<String> of(Node node) {
    List<String> words = new ArrayList<>();
    visit(node, text -> words.add(text.getLiteral()));
    return words;
  }

  /** What a reader sees of a node, code too. */
  public static String shown(Node node) {
    StringBuilder all = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            all.append(text.getLiteral());
          }

          @Override
          public void visit(Code code) {
            all.append(code.getLiteral());
          }
        });
    return all.toString();
  }

  /** Pieces of code in the prose below a node. */
  public static List<String> code(Node node) {
    List<String> pieces = new ArrayList<>();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Code code) {
            pieces.add(code.getLiteral());
          }
        });
    return pieces;
  }

  /** Names of the figures in a text, without braces. */
  public static List<String> figures(String text) {
    return FIGURE.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** A text with its figures put in. */
  public static String filled(String text, UnaryOperator<String> figures) {
    return FIGURE
        .matcher(text)
        .replaceAll((MatchResult found) -> figures.apply(found.group(1)).replace("$", "\\$"));
  }

  private static void visit(Node node, Consumer<Text> visitor) {
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            visitor.accept(text);
          }
        });
  }
}
