package lab.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A chart as lines of text: columns of blocks above a foot. What is not nothing can be seen, be it
 * a thousandth of the greatest value.
 */
public final class Sketch {
  /** From nothing to a full block; for screens that show Unicode. */
  public static final String BLOCKS = " ▁▂▃▄▅▆▇█";

  /** The same for screens that do not. */
  public static final String LETTERS = " ..::||##";

  private static final int WIDTH = 60;
  private static final int HEIGHT = 4;
  private static final int LABEL = 10;

  private final Recording.Chart chart;
  private final Scale scale;
  private final String levels;

  /**
   * A sketch of one chart.
   *
   * @param levels {@link #BLOCKS} or {@link #LETTERS}
   */
  public Sketch(Recording recording, Recording.Chart chart, String levels) {
    this.chart = chart;
    this.scale = Scale.of(recording, chart);
    this.levels = levels;
  }

  /** What one program did, without its name; at most 75 columns wide. */
  public List<String> of(Take take) {
    List<String> lines = new ArrayList<>();
    for (Series series : take.of(chart.name())) {
      lines.addAll(series.isLevel() ? level(series) : named(series));
    }
    return lines;
  }

  /** What never changes needs no picture. */
  private static List<String> level(Series series) {
    return List.of(" ".repeat(LABEL + 1) + series.name() + ": " + Figure.text(series.greatest()));
  }

  private List<String> named(Series series) {
    List<String> lines = new ArrayList<>();
    if (!series.name().isEmpty()) {
      lines.add(" ".repeat(LABEL + 1) + series.name());
    }
    lines.addAll(chart.shape() == Shape.DOTS ? numbers(series) : columns(series));
    return lines;
  }

  /** What the horizontal axis shows, below the last program. */
  public List<String> axis() {
    if (chart.shape() == Shape.DOTS) {
      return List.of();
    }
    String from = Figure.text(scale.fromX());
    String to = Figure.text(scale.lastX());
    int room = Math.max(1, WIDTH - from.length() - to.length() - chart.x().length());
    String left = " ".repeat(room / 2);
    String right = " ".repeat(Math.max(1, room - room / 2));
    return List.of(" ".repeat(LABEL + 1) + from + left + chart.x() + right + to);
  }

  /** Few points tell more as numbers. */
  private List<String> numbers(Series series) {
    StringBuilder line = new StringBuilder(" ".repeat(LABEL + 1));
    for (int i = 0; i < series.x().size(); i++) {
      line.append(
          String.format(
              Locale.ROOT,
              "%-12s",
              Figure.text(series.x().get(i)) + ": " + Figure.text(series.y().get(i))));
    }
    return List.of(line.toString().stripTrailing());
  }

  private List<String> columns(Series series) {
    int[] heights = heights(series);
    List<String> lines = new ArrayList<>();
    for (int row = HEIGHT - 1; row >= 0; row--) {
      StringBuilder line = new StringBuilder(label(row));
      for (int height : heights) {
        int part = Math.max(0, Math.min(full(), height - row * full()));
        line.append(levels.charAt(part));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private String label(int row) {
    String value =
        row == HEIGHT - 1 ? Figure.text(scale.top()) : row == 0 ? Figure.text(scale.bottom()) : "";
    return " ".repeat(Math.max(0, LABEL - 1 - value.length())) + value + " |";
  }

  private int full() {
    return levels.length() - 1;
  }

  /** For each column the height of the greatest value in it, in parts of a block. */
  private int[] heights(Series series) {
    int[] heights = new int[WIDTH];
    for (int i = 0; i < series.x().size(); i++) {
      int first = Math.min(WIDTH - 1, column(series.x().get(i)));
      double next = i + 1 < series.x().size() ? series.x().get(i + 1) : scale.toX();
      int last = Math.max(first, Math.min(WIDTH, column(next)) - 1);
      int height = height(series.y().get(i));
      for (int column = first; column <= last; column++) {
        heights[column] = Math.max(heights[column], height);
      }
    }
    return heights;
  }

  private int column(double x) {
    return (int) Math.round(scale.place(x) * WIDTH);
  }

  private int height(double value) {
    int height = (int) Math.round(scale.height(value) * HEIGHT * full());
    return value > 0 ? Math.max(1, height) : 0;
  }
}
