package runner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lab.timeline.Row;
import lab.timeline.Row.Kind;
import lab.timeline.Timeline;

/** Timelines that nobody has run. */
public final class Timelines {
  private Timelines() {}

  /** The old price is stored over the new one. */
  public static Timeline stale(String title) {
    Row event = new Row(Duration.ofSeconds(6), "", Kind.EVENT, "6 s < 1 min pass", "", false);
    return new Timeline(
        title,
        List.of("A", "B"),
        List.of(
            row("A", Kind.REDIS, "GET price:Lamp", "nil", false),
            row("A", Kind.POSTGRES, "SELECT price FROM product\n WHERE id = 'Lamp'", "4900", false),
            row("B", Kind.POSTGRES, "UPDATE product SET price = 5200", "1", false),
            row("B", Kind.REDIS, "DEL price:Lamp", "0", false),
            row("B", Kind.END, "", "", false),
            row("A", Kind.REDIS, "SET price:Lamp 4900 PX 60000", "OK", true),
            event));
  }

  /** Callers that take turns, for so many rows. */
  public static Timeline turns(int callers, int rows) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      names.add("caller " + (i + 1));
    }
    List<Row> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      Kind kind = i % 2 == 0 ? Kind.REDIS : Kind.POSTGRES;
      String text = "something & long ".repeat(20);
      all.add(row(names.get(i % callers), kind, text, "and its answer ".repeat(9), i == rows - 2));
    }
    return new Timeline("turns", names, all);
  }

  private static Row row(String caller, Kind kind, String text, String reply, boolean marked) {
    return new Row(Duration.ZERO, caller, kind, text, reply, marked);
  }
}
