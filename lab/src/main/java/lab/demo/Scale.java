package lab.demo;

import java.util.Collection;
import java.util.List;

/**
 * Both axes of one chart, the same for every program, so that 500 and 1 look as different as they
 * are.
 *
 * @param fromX least x of any program
 * @param lastX greatest x
 * @param toX the same; for bars the end of the last one
 * @param bottom value at the foot of the chart: 0, or a power of ten on a logarithmic axis
 * @param top value at its head, above the bottom
 */
public record Scale(
    double fromX, double lastX, double toX, double bottom, double top, boolean logarithmic) {

  /** The scale of a chart in a recording. */
  public static Scale of(Recording recording, Recording.Chart chart) {
    List<Series> all = recording.of(chart.name());
    double top = all.stream().mapToDouble(Series::greatest).max().orElse(0);
    double bottom = chart.logarithmic() ? powerBelow(least(all)) : 0;
    List<Double> x = all.stream().map(Series::x).flatMap(Collection::stream).sorted().toList();
    return new Scale(
        x.isEmpty() ? 0 : nearZero(x.get(0), x.get(x.size() - 1)),
        x.isEmpty() ? 1 : x.get(x.size() - 1),
        all.stream().mapToDouble(series -> end(series, chart.shape())).max().orElse(1),
        bottom,
        top > bottom ? top : bottom + 1,
        chart.logarithmic());
  }

  /** An axis that nearly begins at 0 begins there. */
  private static double nearZero(double first, double last) {
    return first > 0 && first < last / 20 ? 0 : first;
  }

  private static double end(Series series, Shape shape) {
    int size = series.x().size();
    double last = size == 0 ? 0 : series.x().get(size - 1);
    return shape == Shape.BARS && size > 1 ? last + series.x().get(1) - series.x().get(0) : last;
  }

  private static double least(List<Series> all) {
    return all.stream()
        .flatMap(series -> series.y().stream())
        .filter(value -> value > 0)
        .min(Double::compare)
        .orElse(1.0);
  }

  private static double powerBelow(double value) {
    return Math.pow(10, Math.floor(Math.log10(value)));
  }

  /** Where a value stands between bottom (0) and top (1). */
  public double height(double value) {
    if (!logarithmic) {
      return Math.min(1, Math.max(0, value / top));
    }
    return value <= bottom ? 0 : Math.min(1, Math.log(value / bottom) / Math.log(top / bottom));
  }

  /** Where a point stands between the left edge (0) and the right one (1). */
  public double place(double x) {
    return toX > fromX ? (x - fromX) / (toX - fromX) : 0;
  }
}
