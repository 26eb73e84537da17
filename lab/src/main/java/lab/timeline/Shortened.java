package lab.timeline;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands on less room than they need. */
final class Shortened {
  /** A word with blanks in it, as a command shows it. */
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

  /** Columns of the shortest word that can still be told from others. */
  private static final int LEAST = 6;

  private Shortened() {}

  /**
   * A command that takes at most so many columns. First its quoted words lose their middles, the
   * longest ones most, so that two keys stay two; then the whole loses its own.
   */
  static String command(String text, int width) {
    int most = longest(text);
    String shown = text;
    while (Columns.width(shown) > width && most > LEAST) {
      shown = quotedAtMost(text, --most);
    }
    return Columns.cut(shown, width);
  }

  private static int longest(String text) {
    return QUOTED
        .matcher(text)
        .results()
        .mapToInt(word -> Columns.width(word.group(1)))
        .max()
        .orElse(0);
  }

  private static String quotedAtMost(String text, int most) {
    return QUOTED
        .matcher(text)
        .replaceAll(word -> Matcher.quoteReplacement("'" + Columns.cut(word.group(1), most) + "'"));
  }
}
