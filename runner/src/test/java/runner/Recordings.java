package runner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lab.demo.Figure;
import lab.demo.Machine;
import lab.demo.Recording;
import lab.demo.Series;
import lab.demo.Shape;
import lab.demo.Take;

/** Recordings that nobody has made. */
public final class Recordings {
  private static final Machine MACHINE =
      new Machine(2, "A processor", "23 GB", "Linux", "JDK 17", "Redis 6.2", "PostgreSQL 17");

  private Recordings() {}

  /** Of a rush to a chapter's one price, by a naive program and a solution. */
  public static Recording rush(String chapter, String title) {
    Map<String, Take> takes = new LinkedHashMap<>();
    takes.put("starter", take(500, 431.25, 583, List.of(0.0, 500.0, 0.0)));
    takes.put("solution", take(1, 219, 219, List.of(0.0, 1.0, 0.0)));
    return new Recording(
        chapter,
        title,
        "Not in the picture: <the weather> & the news.",
        "./workbook demo 1 --record",
        "2026-11-25",
        MACHINE,
        List.of(
            new Recording.Chart(
                "queries", "Asked", "time (ms)", "queries per 10 ms", Shape.BARS, false),
            new Recording.Chart("share", "Hits", "promise (s)", "hit rate (%)", Shape.DOTS, false),
            new Recording.Chart("age", "Age", "time (s)", "age (s)", Shape.LINE, true)),
        takes);
  }

  private static Take take(double queries, double last, double longest, List<Double> perSpace) {
    List<Double> x = List.of(-10.0, 0.0, 10.0);
    return new Take(
        3,
        List.of(
            new Figure("queries", "queries for 500 customers", "", queries, queries, queries),
            new Figure("last", "the last answer came after", "ms", last, 219, longest)),
        List.of(
            new Series("queries", "", x, perSpace),
            new Series("share", "measured", x, List.of(33.0, 59.0, 84.0)),
            new Series("share", "predicted", x, List.of(33.3, 60.0, 85.7)),
            new Series("age", "", x, List.of(0.5, 50.0, 1.25))));
  }
}
