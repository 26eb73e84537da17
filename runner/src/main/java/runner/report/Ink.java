package runner.report;

/**
 * Colours for a terminal, or none.
 *
 * @param colours whether to use them
 */
public record Ink(boolean colours) {

  public String good(String text) {
    return paint("32", text);
  }

  public String bad(String text) {
    return paint("31", text);
  }

  public String faint(String text) {
    return paint("2", text);
  }

  public String strong(String text) {
    return paint("1", text);
  }

  private String paint(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
