package runner.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import lab.demo.Figure;
import lab.demo.Take;

/**
 * What each program measured, side by side: a line for each figure, a column for each program. A
 * column is as wide as its widest cell and two blanks; labels are wrapped to what is left.
 */
final class FigureTable {
  private static final int NARROWEST = 14;
  private static final int GAP = 2;

  private final int width;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * A table.
   *
   * @param width of a line, in characters
   * @param to what stands between the ends of a range
   */
  FigureTable(Collection<String> programs, Collection<Take> takes, int width, String to) {
    this.width = width;
    add("", programs);
    for (Figure figure : takes.iterator().next().figures()) {
      List<String> cells =
          takes.stream()
              .map(take -> take.figure(figure.name()).map(Figure::range).orElse(""))
              .map(range -> range.replace(" to ", to))
              .toList();
      add(Words.labelled(figure), cells);
    }
  }

  private void add(String label, Collection<String> cells) {
    List<String> row = new ArrayList<>(List.of(label));
    row.addAll(cells);
    rows.add(row);
  }

  List<String> lines() {
    int[] widths = new int[rows.get(0).size()];
    widths[0] = width;
    for (int column = 1; column < widths.length; column++) {
      int at = column;
      int widest = rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0);
      widths[column] = Math.max(NARROWEST, widest + GAP);
      widths[0] -= widths[column];
    }
    return rows.stream().flatMap(row -> lines(row, widths).stream()).toList();
  }

  /** The figures stand beside the last line of their label. */
  private static List<String> lines(List<String> row, int[] widths) {
    List<String> lines = new ArrayList<>(Words.wrapped(row.get(0), widths[0]));
    StringBuilder last = new StringBuilder(left(lines.remove(lines.size() - 1), widths[0]));
    for (int column = 1; column < widths.length; column++) {
      last.append(String.format(Locale.ROOT, "%" + widths[column] + "s", row.get(column)));
    }
    lines.add(last.toString().stripTrailing());
    return lines;
  }

  private static String left(String text, int width) {
    return String.format(Locale.ROOT, "%-" + width + "s", text);
  }
}
