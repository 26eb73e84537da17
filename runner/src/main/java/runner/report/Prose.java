package runner.report;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Markdown as plain lines of at most 88 columns; tables and code keep their own lines. */
public final class Prose extends AbstractVisitor {
  private static final int WIDTH = 88;

  private final Ink ink;
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private String indent = "";
  private String bullet = "";
  private int number;

  private Prose(Ink ink) {
    this.ink = ink;
  }

  /** Renders a text. */
  public static List<String> lines(String markdown, Ink ink) {
    Prose prose = new Prose(ink);
    Parser.builder().build().parse(markdown).accept(prose);
    List<String> lines = prose.lines;
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return List.copyOf(lines);
  }

  @Override
  public void visit(Heading heading) {
    visitChildren(heading);
    lines.add(ink.strong(take()));
    lines.add("");
  }

  @Override
  public void visit(Paragraph paragraph) {
    visitChildren(paragraph);
    String content = take();
    if (content.startsWith("|")) {
      content.lines().forEach(line -> lines.add(indent + line));
    } else {
      wrap(content);
    }
    lines.add("");
  }

  @Override
  public void visit(FencedCodeBlock block) {
    code(block.getLiteral());
  }

  @Override
  public void visit(IndentedCodeBlock block) {
    code(block.getLiteral());
  }

  @Override
  public void visit(BlockQuote quote) {
    indented("  ", () -> visitChildren(quote));
  }

  @Override
  public void visit(BulletList list) {
    int outer = number;
    number = 0;
    visitChildren(list);
    number = outer;
  }

  @Override
  public void visit(OrderedList list) {
    int outer = number;
    number = 1;
    visitChildren(list);
    number = outer;
  }

  @Override
  public void visit(ListItem item) {
    bullet = indent + (number == 0 ? "- " : number++ + ". ");
    indented(" ".repeat(bullet.length() - indent.length()), () -> visitChildren(item));
  }

  @Override
  public void visit(Text node) {
    text.append(node.getLiteral());
  }

  @Override
  public void visit(Code code) {
    text.append(code.getLiteral());
  }

  @Override
  public void visit(Link link) {
    visitChildren(link);
    if (!text.toString().endsWith(link.getDestination())) {
      text.append(" (").append(link.getDestination()).append(')');
    }
  }

  @Override
  public void visit(SoftLineBreak line) {
    text.append('\n');
  }

  @Override
  public void visit(HardLineBreak line) {
    text.append('\n');
  }

  private void code(String literal) {
    literal.lines().forEach(line -> lines.add(indent + "    " + line));
    lines.add("");
  }

  private void indented(String more, Runnable content) {
    String outer = indent;
    indent += more;
    content.run();
    indent = outer;
  }

  private String take() {
    String taken = text.toString();
    text.setLength(0);
    return taken;
  }

  private void wrap(String content) {
    StringBuilder line = new StringBuilder(bullet.isEmpty() ? indent : bullet);
    bullet = "";
    boolean first = true;
    for (String word : content.split("\\s+")) {
      if (!first && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(indent);
        first = true;
      }
      line.append(first ? "" : " ").append(word);
      first = false;
    }
    lines.add(line.toString());
  }
}
