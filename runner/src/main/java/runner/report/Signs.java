package runner.report;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/** Letters in place of the signs of a timeline that a console can't show, each as wide as its. */
public final class Signs {
  private static final String SIGNS = "│─→▶…‹›";
  private static final String LETTERS = "|->>~<>";

  private Signs() {}

  /** A line as a console with that character set can show it. */
  public static String shown(String line, Charset charset) {
    CharsetEncoder encoder = charset.newEncoder();
    StringBuilder shown = new StringBuilder(line);
    for (int i = 0; i < line.length(); i++) {
      int sign = SIGNS.indexOf(line.charAt(i));
      if (sign >= 0 && !encoder.canEncode(line.charAt(i))) {
        shown.setCharAt(i, LETTERS.charAt(sign));
      }
    }
    return shown.toString();
  }
}
