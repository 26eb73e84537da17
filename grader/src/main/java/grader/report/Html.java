package grader.report;

/** Texts in HTML, where they mean nothing but themselves. */
final class Html {
  private Html() {}

  /** For the inside of an element, and of an attribute in double quotes. */
  static String text(Object value) {
    return String.valueOf(value)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
