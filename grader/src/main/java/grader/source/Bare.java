package grader.source;

/**
 * A Java source without comments and layout. It is never compiled: what is no Java has a bare text
 * too. Between tokens that would become one there stays a blank.
 */
public final class Bare {
  private static final String TEXT_BLOCK = "\"\"\"";

  private final String source;
  private final StringBuilder bare = new StringBuilder();
  private int at;

  /** Whether something was left out since the last token. */
  private boolean parted;

  private Bare(String source) {
    this.source = source;
  }

  /** The bare text of a source; two are equal if the sources differ in comments and layout only. */
  public static String text(String source) {
    Bare bare = new Bare(source.replace("\r\n", "\n"));
    while (bare.at < bare.source.length()) {
      bare.step();
    }
    return bare.bare.toString();
  }

  private void step() {
    char next = source.charAt(at);
    if (source.startsWith("//", at)) {
      skip(end("\n", at + 2, 0));
    } else if (source.startsWith("/*", at)) {
      skip(end("*/", at + 2, 2));
    } else if (Character.isWhitespace(next)) {
      skip(at + 1);
    } else if (source.startsWith(TEXT_BLOCK, at)) {
      take(endOfLiteral(TEXT_BLOCK, at + 3));
    } else if (next == '"' || next == '\'') {
      take(endOfLiteral(String.valueOf(next), at + 1));
    } else {
      take(at + 1);
    }
  }

  private void skip(int to) {
    at = to;
    parted = true;
  }

  private void take(int to) {
    if (parted && !bare.isEmpty() && isOne(bare.charAt(bare.length() - 1), source.charAt(at))) {
      bare.append(' ');
    }
    bare.append(source, at, to);
    at = to;
    parted = false;
  }

  /** Whether two characters side by side can be of one token, where apart they are of two. */
  private static boolean isOne(char last, char next) {
    return Character.isJavaIdentifierPart(last) && Character.isJavaIdentifierPart(next)
        || last == next && (last == '+' || last == '-');
  }

  private int end(String mark, int from, int length) {
    int found = source.indexOf(mark, from);
    return found < 0 ? source.length() : found + length;
  }

  /** Behind the closing mark; a literal of one line ends with its line at the latest. */
  private int endOfLiteral(String mark, int from) {
    for (int i = from; i < source.length(); i++) {
      if (source.charAt(i) == '\\') {
        i++;
      } else if (source.startsWith(mark, i)) {
        return i + mark.length();
      } else if (source.charAt(i) == '\n' && mark.length() == 1) {
        return i;
      }
    }
    return source.length();
  }
}
