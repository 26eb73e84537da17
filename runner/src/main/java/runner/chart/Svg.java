package runner.chart;

import java.util.Locale;

/** Elements of a picture, written one after the other. */
final class Svg {
  private final StringBuilder text = new StringBuilder();

  /** Adds a line as it is. */
  Svg raw(String line) {
    text.append(line).append('\n');
    return this;
  }

  /**
   * A text.
   *
   * @param style classes of the style sheet
   */
  Svg text(double x, double y, String style, String words) {
    return raw(
        String.format(
            Locale.ROOT,
            "<text x=\"%s\" y=\"%s\" class=\"%s\">%s</text>",
            number(x),
            number(y),
            style,
            escaped(words)));
  }

  /** A text that runs upwards. */
  Svg upwards(double x, double y, String words) {
    return raw(
        String.format(
            Locale.ROOT,
            "<text transform=\"translate(%s %s) rotate(-90)\" class=\"small middle\">%s</text>",
            number(x),
            number(y),
            escaped(words)));
  }

  Svg line(double x1, double y1, double x2, double y2, String style) {
    return raw(
        String.format(
            Locale.ROOT,
            "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" class=\"%s\"/>",
            number(x1),
            number(y1),
            number(x2),
            number(y2),
            style));
  }

  Svg rect(double x, double y, double width, double height, String style) {
    return raw(
        String.format(
            Locale.ROOT,
            "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" class=\"%s\"/>",
            number(x),
            number(y),
            number(width),
            number(height),
            style));
  }

  /** A path through points that are given as {@code M1 2 L3 4}. */
  Svg path(String points, String style) {
    return raw("<path d=\"" + points + "\" class=\"" + style + "\"/>");
  }

  /** A coordinate: a hundredth of a pixel is finer than anybody sees. */
  static String number(double value) {
    String plain = String.format(Locale.ROOT, "%.2f", value);
    return plain.replaceFirst("\\.?0+$", "");
  }

  static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
