package lab.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is left when one program has been played.
 *
 * @param runs how often it was played
 * @param figures over all runs
 * @param series of one of them: the most typical one
 */
public record Take(int runs, List<Figure> figures, List<Series> series) {
  public Take {
    figures = List.copyOf(figures);
    series = List.copyOf(series);
  }

  /** One take out of several runs of the same program, at least one. */
  static Take of(List<Take> runs) {
    List<Figure> over = new ArrayList<>();
    for (Figure figure : runs.get(0).figures) {
      over.add(
          Figure.over(runs.stream().map(run -> run.figure(figure.name()).orElseThrow()).toList()));
    }
    return new Take(runs.size(), over, typical(runs, over).series);
  }

  /** The run whose figures are nearest to the medians, each measured by its own range. */
  private static Take typical(List<Take> runs, List<Figure> over) {
    return Collections.min(runs, Comparator.comparingDouble(run -> run.distance(over)));
  }

  private double distance(List<Figure> over) {
    return over.stream()
        .filter(median -> median.high() > median.low())
        .mapToDouble(
            median ->
                Math.abs(figure(median.name()).orElseThrow().value() - median.value())
                    / (median.high() - median.low()))
        .sum();
  }

  /** The figure of that name. */
  public Optional<Figure> figure(String name) {
    return figures.stream().filter(figure -> figure.name().equals(name)).findFirst();
  }

  /** The series of one chart. */
  public List<Series> of(String chart) {
    return series.stream().filter(each -> each.chart().equals(chart)).toList();
  }
}
