package slides.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import runner.course.ParsedSource;

/**
 * The text of one declaration with the comments above and in it. Javadoc is left out: it is for
 * those who read the file.
 */
record Declaration(ParsedSource source, Tree tree) {
  private static final String JAVADOC = "/**";
  private static final String END = "*/";

  /** A stretch of the text, in characters. */
  private record Span(int from, int to) {}

  List<String> lines() {
    String all = source.source().text();
    int from = withCommentsAbove(all, start(tree));
    int to = lineEnd(all, end(tree));
    StringBuilder text = new StringBuilder(all.substring(from, to));
    for (Span javadoc : javadocs(all)) {
      text.delete(javadoc.from() - from, javadoc.to() - from);
    }
    return withoutIndentation(text.toString().stripTrailing());
  }

  private int start(Tree each) {
    return (int) source.positions().getStartPosition(source.unit(), each);
  }

  private int end(Tree each) {
    return (int) source.positions().getEndPosition(source.unit(), each);
  }

  /** The beginning of the first of the lines that are comments, or of the declaration's own. */
  private static int withCommentsAbove(String all, int start) {
    int line = lineStart(all, start);
    while (line > 0) {
      int above = lineStart(all, line - 1);
      if (!all.substring(above, line).strip().startsWith("//")) {
        break;
      }
      line = above;
    }
    return line;
  }

  /** Those of the members below, the last one first. */
  private List<Span> javadocs(String all) {
    List<Span> found = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
        type.getMembers().forEach(member -> javadoc(all, start(member), found));
        return super.visitClass(type, nothing);
      }
    }.scan(tree, null);
    found.sort(Comparator.comparingInt(Span::from).reversed());
    return found;
  }

  /** The comment that ends where a member begins, with its line. */
  private static void javadoc(String all, int member, List<Span> found) {
    String before = all.substring(0, Math.max(0, member)).stripTrailing();
    int from = before.endsWith(END) ? before.lastIndexOf(JAVADOC) : -1;
    if (from >= 0 && before.indexOf(END, from) == before.length() - END.length()) {
      found.add(new Span(lineStart(all, from), lineEnd(all, before.length()) + 1));
    }
  }

  private static int lineStart(String all, int at) {
    return all.lastIndexOf('\n', at - 1) + 1;
  }

  /** With a comment that goes on in the same line. */
  private static int lineEnd(String all, int at) {
    int end = all.indexOf('\n', at);
    return end < 0 ? all.length() : end;
  }

  private static List<String> withoutIndentation(String text) {
    List<String> lines = Arrays.asList(text.split("\r?\n", -1));
    int indent =
        lines.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    return lines.stream()
        .map(line -> line.isBlank() ? "" : line.substring(indent).stripTrailing())
        .toList();
  }
}
