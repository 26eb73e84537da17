package runner.selfcheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** A page of Markdown, and the anchors that GitHub gives its headings. */
final class Page {
  private Page() {}

  static Node parse(Path page) {
    try {
      return Parser.builder().build().parse(Files.readString(page));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(page + " can't be read", unreadable);
    }
  }

  /** Those of a page; of anything else, as of a folder, nobody knows any. */
  static List<String> anchors(Path page) {
    List<String> anchors = new ArrayList<>();
    if (page.toString().endsWith(".md")) {
      parse(page)
          .accept(
              new AbstractVisitor() {
                @Override
                public void visit(Heading heading) {
                  anchors.add(numbered(anchor(heading), anchors));
                }
              });
    }
    return anchors;
  }

  /** The second heading of a text has the anchor text-1, the third text-2. */
  private static String numbered(String anchor, List<String> before) {
    String name = anchor;
    for (int number = 1; before.contains(name); number++) {
      name = anchor + "-" + number;
    }
    return name;
  }

  private static String anchor(Heading heading) {
    return text(heading)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  /** What a reader sees of a heading or a link. */
  static String text(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text words) {
            text.append(words.getLiteral());
          }

          @Override
          public void visit(Code words) {
            text.append(words.getLiteral());
          }
        });
    return text.toString();
  }
}
