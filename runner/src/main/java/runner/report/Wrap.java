package runner.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks long lines at blanks, so that a sentence does not end at the edge of a terminal. */
final class Wrap {
  private static final int WIDTH = 88;

  private Wrap() {}

  /**
   * Breaks each line of a text that is longer than 88 columns; the parts of a line are indented
   * like its beginning.
   */
  static List<String> lines(String text) {
    List<String> wrapped = new ArrayList<>();
    text.lines().forEach(line -> wrapped.addAll(line(line)));
    return wrapped;
  }

  private static List<String> line(String line) {
    List<String> parts = new ArrayList<>();
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    String rest = line;
    while (rest.length() > WIDTH) {
      int blank = rest.lastIndexOf(' ', WIDTH);
      if (blank <= indent.length()) {
        break;
      }
      parts.add(rest.substring(0, blank));
      rest = indent + rest.substring(blank + 1);
    }
    parts.add(rest);
    return parts;
  }
}
