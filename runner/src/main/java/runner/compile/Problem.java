package runner.compile;

import java.nio.file.Path;

/**
 * One complaint of the compiler.
 *
 * @param line from 1; 0 if it belongs to no line
 * @param column from 1; 0 if it belongs to no column
 * @param source the line of the file
 * @param yours whether the file is the reader's, not a test
 */
public record Problem(
    Path file, long line, long column, String message, String source, boolean yours) {

  /** File, line and message, then the line of the file with a caret below the place. */
  public String told(Path root) {
    Path shown = file.startsWith(root) ? root.relativize(file) : file;
    StringBuilder text = new StringBuilder(shown.toString());
    if (line > 0) {
      text.append(':').append(line);
    }
    text.append(": ").append(message);
    if (!source.isBlank()) {
      text.append("\n    ").append(source);
      if (column > 0) {
        text.append("\n    ").append(blanks()).append('^');
      }
    }
    return text.toString();
  }

  /** As wide as the text before the place: tabs stay tabs. */
  private String blanks() {
    int before = (int) Math.min(column - 1, source.length());
    return source.substring(0, before).replaceAll("[^\t]", " ");
  }
}
