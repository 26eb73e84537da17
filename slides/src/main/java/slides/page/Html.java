package slides.page;

/** Text inside HTML. */
final class Html {
  private Html() {}

  /** A text as it must stand between tags, or between quotation marks in one. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
