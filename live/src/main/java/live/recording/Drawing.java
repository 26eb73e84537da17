package live.recording;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import lab.demo.Figure;
import lab.demo.Machine;
import lab.demo.Recording;
import lab.demo.Series;
import lab.demo.Shape;
import lab.demo.Take;
import lab.live.Sample;
import runner.chart.Picture;

/** A recording as a picture: four charts, a column for each side, drawn as the demos are. */
public final class Drawing {
  private static final String X = "time (s)";
  private static final double SECOND = 1000;
  private static final String NOTE =
      "A call counts when it ends, a query when it begins. A wait counts from the moment at which"
          + " the customer was due. Of each price's life, 50 s were skipped, unless copies were held.";

  private final List<Tick> ticks;
  private final long start;

  private Drawing(List<Tick> ticks) {
    this.ticks = ticks;
    this.start = ticks.stream().mapToLong(tick -> tick.sample().at()).min().orElse(0);
  }

  /**
   * Draws samples, at least one.
   *
   * @param command that shows them again
   * @param machine on which they were made
   */
  public static String of(List<Tick> ticks, String command, Machine machine) {
    Drawing drawing = new Drawing(ticks);
    String date =
        Instant.ofEpochMilli(drawing.start).atZone(ZoneId.systemDefault()).toLocalDate().toString();
    Recording recording =
        new Recording(
            "live",
            "A price that everybody looks at",
            NOTE,
            command,
            date,
            machine,
            charts(),
            drawing.takes());
    return Picture.of(recording);
  }

  private static List<Recording.Chart> charts() {
    return List.of(
        chart("requests", "What the customers do", "calls that end per second", false),
        chart("queries", "What the database is asked", "queries begun per 250 ms", false),
        chart("latency", "How long customers wait", "ms", true),
        chart("age", "How old the price is that they see", "s", false));
  }

  private static Recording.Chart chart(String name, String title, String y, boolean logarithmic) {
    return new Recording.Chart(name, title, X, y, Shape.LINE, logarithmic);
  }

  private Map<String, Take> takes() {
    Map<String, Take> takes = new LinkedHashMap<>();
    for (int side = 0; side < Tick.SIDES; side++) {
      List<Tick> its = its(side);
      if (!its.isEmpty()) {
        List<String> programs = its.stream().map(Tick::program).distinct().toList();
        takes.put(Tick.name(side) + ": " + String.join(", then ", programs), take(its));
      }
    }
    return takes;
  }

  private List<Tick> its(int side) {
    return ticks.stream().filter(tick -> tick.side() == side).toList();
  }

  private Take take(List<Tick> its) {
    List<Series> series = new ArrayList<>();
    series.add(series(its, "requests", "ended", s -> perSecond(s, s.ended())));
    series.add(
        series(
            its,
            "requests",
            "no price",
            s -> perSecond(s, s.empty() + s.failed() + s.turnedAway())));
    series.add(series(its, "queries", "", Sample::loads));
    series.add(series(its, "latency", "p50", Sample::p50));
    series.add(series(its, "latency", "p99", Sample::p99));
    series.add(series(its, "latency", "max", Sample::max));
    series.add(series(its, "age", "since it was read", s -> s.age() / SECOND));
    series.add(series(its, "age", "since it was true", s -> s.outdated() / SECOND));
    return new Take(1, figures(its), series);
  }

  private static List<Figure> figures(List<Tick> its) {
    long queries = its.stream().mapToLong(tick -> tick.sample().loads()).sum();
    long calls = its.stream().mapToLong(tick -> tick.sample().ended()).sum();
    return List.of(
        new Figure("requests", "calls", "", calls, calls, calls),
        new Figure("queries", "queries", "", queries, queries, queries));
  }

  private static double perSecond(Sample sample, long count) {
    return sample.millis() == 0 ? 0 : count * SECOND / sample.millis();
  }

  private Series series(List<Tick> its, String chart, String name, ToDoubleFunction<Sample> value) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (Tick tick : its) {
      double number = value.applyAsDouble(tick.sample());
      if (!Double.isNaN(number)) {
        x.add((tick.sample().at() - start) / SECOND);
        y.add(number);
      }
    }
    return new Series(chart, name, x, y);
  }
}
