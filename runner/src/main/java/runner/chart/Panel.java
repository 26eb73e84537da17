package runner.chart;

import java.util.List;
import java.util.stream.IntStream;
import lab.demo.Figure;
import lab.demo.Recording;
import lab.demo.Scale;
import lab.demo.Series;
import lab.demo.Shape;
import lab.demo.Take;

/** One chart of one program. */
record Panel(
    Recording.Chart chart, Scale scale, double left, double top, double width, double height) {

  /** Lines are told apart by form, too; a fourth would need another. */
  private static final List<String> LINES = List.of("line", "line dashed", "line dotted");

  /** A single query among hundreds must still be seen. */
  private static final double LEAST = 1.5;

  void draw(Svg svg, String program, Take take, boolean first) {
    svg.text(left, top - 24, "name", program);
    take.figure(chart.name())
        .ifPresent(
            figure ->
                svg.text(left, top - 8, "small", Words.labelled(figure) + ": " + figure.range()));
    grid(svg, first);
    List<Series> series = take.of(chart.name());
    for (int i = 0; i < series.size(); i++) {
      points(svg, series.get(i), i + 1);
    }
  }

  private void grid(Svg svg, boolean first) {
    for (double tick : Ticks.vertical(scale)) {
      svg.line(left, y(tick), left + width, y(tick), "grid");
      if (first) {
        svg.text(left - 6, y(tick) + 4, "small end", Figure.text(tick));
      }
    }
    for (double tick : Ticks.between(scale.fromX(), scale.toX(), Math.max(3, (int) width / 60))) {
      svg.line(x(tick), top + height, x(tick), top + height + 4, "axis");
      svg.text(x(tick), top + height + 17, "small middle", Figure.text(tick));
    }
    svg.line(left, top + height, left + width, top + height, "axis");
    svg.text(left + width / 2, top + height + 34, "small middle", chart.x());
  }

  private void points(Svg svg, Series series, int number) {
    switch (chart.shape()) {
      case BARS -> bars(svg, series, number);
      case LINE -> line(svg, series, number);
      case DOTS -> dots(svg, series, number);
    }
  }

  private void bars(Svg svg, Series series, int number) {
    double space = width / Math.max(1, series.x().size());
    for (int i = 0; i < series.x().size(); i++) {
      double value = series.y().get(i);
      if (value > 0) {
        double bar = Math.max(LEAST, top + height - y(value));
        double x = x(series.x().get(i));
        svg.rect(x + space * 0.06, top + height - bar, space * 0.88, bar, "bar color" + number);
      }
    }
  }

  private void line(Svg svg, Series series, int number) {
    StringBuilder path = new StringBuilder();
    IntStream.range(0, series.x().size())
        .forEach(
            i ->
                path.append(i == 0 ? "M" : " L")
                    .append(Svg.number(x(series.x().get(i))))
                    .append(' ')
                    .append(Svg.number(y(series.y().get(i)))));
    svg.path(path.toString(), LINES.get(number - 1) + " color" + number);
  }

  private void dots(Svg svg, Series series, int number) {
    for (int i = 0; i < series.x().size(); i++) {
      dot(svg, x(series.x().get(i)), y(series.y().get(i)), number);
    }
  }

  /** By which a series is known in the legend. */
  static void sign(Svg svg, Shape shape, double x, double y, int number) {
    switch (shape) {
      case BARS -> svg.rect(x - 4, y - 4, 8, 8, "bar color" + number);
      case LINE -> svg.line(x - 10, y, x + 6, y, "line color" + number);
      case DOTS -> dot(svg, x, y, number);
    }
  }

  /** Series are told apart by form, too: full squares and open diamonds. */
  private static void dot(Svg svg, double x, double y, int number) {
    if (number == 1) {
      svg.rect(x - 3.5, y - 3.5, 7, 7, "bar color1");
    } else {
      String corners = "M%s %s l7 7 l-7 7 l-7 -7 Z".formatted(Svg.number(x), Svg.number(y - 7));
      svg.path(corners, "line color" + number);
    }
  }

  private double x(double value) {
    double inset = chart.shape() == Shape.DOTS ? 10 : 0;
    return left + inset + scale.place(value) * (width - 2 * inset);
  }

  private double y(double value) {
    return top + height * (1 - scale.height(value));
  }
}
