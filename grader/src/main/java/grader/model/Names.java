package grader.model;

import java.text.Normalizer;
import java.util.Locale;

/** How names are compared. */
public final class Names {
  private Names() {}

  /**
   * A name without what two spellings of it may differ in: capitals, blanks, and accents, which a
   * Mac writes as letters of their own.
   */
  public static String folded(String name) {
    return Normalizer.normalize(Clean.line(name), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
