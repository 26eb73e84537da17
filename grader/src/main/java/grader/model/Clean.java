package grader.model;

/** Takes out of strangers' texts what would do something where they are shown. */
public final class Clean {
  private static final int LONGEST = 20_000;

  private Clean() {}

  /**
   * Lines of visible text: without control characters (but tabs and line ends), without characters
   * that turn the direction of what follows, and with U+FFFD for what is no character at all. What
   * is longer than 20,000 characters is cut.
   */
  public static String text(String text) {
    StringBuilder clean = new StringBuilder();
    text.replace("\r\n", "\n")
        .codePoints()
        .limit(LONGEST)
        .map(each -> each == '\r' ? '\n' : each)
        .filter(each -> each == '\n' || each == '\t' || !isHidden(each))
        .map(each -> isNoCharacter(each) ? 0xFFFD : each)
        .forEach(clean::appendCodePoint);
    return clean.toString().stripTrailing();
  }

  /** The same on one line. */
  public static String line(String text) {
    return text(text).replaceAll("\\s+", " ").strip();
  }

  private static boolean isHidden(int codePoint) {
    return Character.isISOControl(codePoint)
        || codePoint >= 0x202A && codePoint <= 0x202E
        || codePoint >= 0x2066 && codePoint <= 0x2069
        || codePoint == 0x200E
        || codePoint == 0x200F
        || codePoint == 0x2028
        || codePoint == 0x2029;
  }

  private static boolean isNoCharacter(int codePoint) {
    return codePoint >= 0xD800 && codePoint <= 0xDFFF || (codePoint & 0xFFFE) == 0xFFFE;
  }
}
