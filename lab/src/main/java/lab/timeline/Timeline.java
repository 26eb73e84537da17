package lab.timeline;

import java.util.List;

/**
 * One run as a picture in lanes: one for each caller, then Redis and PostgreSQL.
 *
 * @param title which run this is, for example "schedule 17 of step 4"
 * @param callers names of the callers' lanes, from left to right, such as "A" and "B"
 * @param rows what happened, oldest first
 */
public record Timeline(String title, List<String> callers, List<Row> rows) {
  public Timeline {
    callers = List.copyOf(callers);
    rows = List.copyOf(rows);
  }
}
