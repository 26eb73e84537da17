package lab.timeline;

import java.util.function.IntPredicate;

/**
 * Texts in columns of a terminal: East Asian characters and emoji take two, accents that are
 * characters of their own take none.
 */
public final class Columns {
  private static final String CUT = "…";

  private Columns() {}

  /** How many columns a text takes. */
  public static int width(String text) {
    return text.codePoints().map(Columns::width).sum();
  }

  /**
   * A text that takes at most so many columns, with {@code …} in place of its middle if it is too
   * long.
   *
   * @param width at least 1
   */
  public static String cut(String text, int width) {
    if (width(text) <= width) {
      return text;
    }
    int end = (width - 1) / 2;
    return head(text, width - 1 - end) + CUT + tail(text, end);
  }

  /** A text with blanks behind it up to a width. */
  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  private static String head(String text, int width) {
    int used = 0;
    int i = 0;
    while (i < text.length() && used + width(text.codePointAt(i)) <= width) {
      used += width(text.codePointAt(i));
      i += Character.charCount(text.codePointAt(i));
    }
    return text.substring(0, i);
  }

  private static String tail(String text, int width) {
    int used = 0;
    int i = text.length();
    while (i > 0 && used + width(text.codePointBefore(i)) <= width) {
      used += width(text.codePointBefore(i));
      i -= Character.charCount(text.codePointBefore(i));
    }
    return text.substring(i);
  }

  private static int width(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> WIDE.test(c) ? 2 : 1;
    };
  }

  /** The blocks of Unicode's East Asian Width W and F, whole: too wide is better than too long. */
  private static final IntPredicate WIDE =
      c ->
          in(c, 0x1100, 0x115F)
              || in(c, 0x2E80, 0xA4CF)
              || in(c, 0xAC00, 0xD7A3)
              || in(c, 0xF900, 0xFAFF)
              || in(c, 0xFE30, 0xFE6F)
              || in(c, 0xFF00, 0xFF60)
              || in(c, 0xFFE0, 0xFFE6)
              || in(c, 0x1F000, 0x1FAFF)
              || in(c, 0x20000, 0x3FFFD);

  private static boolean in(int c, int first, int last) {
    return first <= c && c <= last;
  }
}
