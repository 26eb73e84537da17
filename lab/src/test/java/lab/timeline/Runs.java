package lab.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lab.timeline.Row.Kind;

/** Writes timelines down as a test reads: one call for each row. */
final class Runs {
  private final String title;
  private final List<String> callers;
  private final List<Row> rows = new ArrayList<>();
  private Duration now = Duration.ZERO;

  private Runs(String title, String... callers) {
    this.title = title;
    this.callers = List.of(callers);
  }

  static Runs of(String title, String... callers) {
    return new Runs(title, callers);
  }

  Runs redis(String caller, String text, String reply) {
    return row(caller, Kind.REDIS, text, reply);
  }

  Runs sql(String caller, String text, String reply) {
    return row(caller, Kind.POSTGRES, text, reply);
  }

  Runs waits(String caller, String text) {
    return row(caller, Kind.WAIT, text, "");
  }

  Runs ends(String caller, String text) {
    return row(caller, Kind.END, text, "");
  }

  Runs at(Duration time, String event) {
    now = time;
    return row("", Kind.EVENT, event, "");
  }

  Runs at(Duration time) {
    now = time;
    return this;
  }

  /** Marks the row before. */
  Runs marked() {
    Row last = rows.remove(rows.size() - 1);
    rows.add(new Row(last.at(), last.caller(), last.kind(), last.text(), last.reply(), true));
    return this;
  }

  Timeline timeline() {
    return new Timeline(title, callers, rows);
  }

  private Runs row(String caller, Kind kind, String text, String reply) {
    rows.add(new Row(now, caller, kind, text, reply, false));
    return this;
  }
}
