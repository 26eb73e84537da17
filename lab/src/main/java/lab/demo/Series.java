package lab.demo;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Points of one chart.
 *
 * @param chart name of the chart
 * @param name what the points are, if a chart shows more than one kind; empty if not
 * @param x as many as {@code y}, growing
 */
public record Series(String chart, String name, List<Double> x, List<Double> y) {
  public Series {
    if (x.size() != y.size()) {
      throw new IllegalArgumentException(
          "a series has as many x as y, but had " + x.size() + " and " + y.size());
    }
    x = List.copyOf(x);
    y = List.copyOf(y);
  }

  /** Values that come one after the other: the first is number 1. */
  public static Series counted(String chart, List<Double> y) {
    return new Series(
        chart, "", IntStream.rangeClosed(1, y.size()).mapToObj(n -> (double) n).toList(), y);
  }

  /** Whether it is one of several kinds of points, and all of its values are the same. */
  boolean isLevel() {
    return !name.isEmpty() && y.stream().distinct().count() <= 1;
  }

  /** The greatest value; 0 if there is none. */
  public double greatest() {
    return y.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}
