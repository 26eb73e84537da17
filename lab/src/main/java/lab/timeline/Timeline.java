package lab.timeline;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lab.timeline.Row.Kind;

/**
 * One run as a picture in lanes: one for each caller, then Redis and PostgreSQL.
 *
 * @param title which run this is, for example "schedule 17"
 * @param callers names of the callers' lanes, from left to right, such as "A" and "B"
 * @param rows what happened, oldest first
 */
public record Timeline(String title, List<String> callers, List<Row> rows) {
  private static final int FIELDS_OF_A_ROW = 6;

  public Timeline {
    callers = List.copyOf(callers);
    rows = List.copyOf(rows);
  }

  /** Whether something of a kind happens in it; a server that nobody asks needs no lane. */
  public boolean has(Kind kind) {
    return rows.stream().anyMatch(row -> row.kind() == kind);
  }

  /** This timeline as one line of text, for whoever draws it in another program. */
  public String line() {
    List<String> fields = new ArrayList<>(List.of(title, String.valueOf(callers.size())));
    fields.addAll(callers);
    for (Row row : rows) {
      fields.addAll(List.of(row.at().toString(), row.caller(), row.kind().name()));
      fields.addAll(List.of(row.text(), row.reply(), row.marked() ? "marked" : ""));
    }
    return Packed.join(fields);
  }

  /**
   * Reads what {@link #line} made.
   *
   * @throws IllegalArgumentException if it is no such line
   */
  public static Timeline of(String line) {
    List<String> fields = Packed.split(line);
    try {
      int rows = 2 + Integer.parseInt(fields.get(1));
      return new Timeline(fields.get(0), fields.subList(2, rows), rows(fields, rows));
    } catch (IndexOutOfBoundsException | DateTimeException wrong) {
      throw new IllegalArgumentException("no timeline: " + line, wrong);
    }
  }

  private static List<Row> rows(List<String> fields, int first) {
    List<Row> rows = new ArrayList<>();
    for (int i = first; i < fields.size(); i += FIELDS_OF_A_ROW) {
      List<String> row = fields.subList(i, i + FIELDS_OF_A_ROW);
      Kind kind = Kind.valueOf(row.get(2));
      boolean marked = !row.get(5).isEmpty();
      rows.add(
          new Row(Duration.parse(row.get(0)), row.get(1), kind, row.get(3), row.get(4), marked));
    }
    return rows;
  }
}
