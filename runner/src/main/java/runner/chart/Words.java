package runner.chart;

import java.util.ArrayList;
import java.util.List;
import lab.demo.Figure;

/** Texts of pictures. */
final class Words {
  private Words() {}

  /** What a figure shows, with its unit in brackets. */
  static String labelled(Figure figure) {
    return figure.unit().isEmpty() ? figure.label() : figure.label() + " (" + figure.unit() + ")";
  }

  /** Lines of at most so many characters, broken at blanks. */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
