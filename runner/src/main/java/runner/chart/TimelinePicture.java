package runner.chart;

import java.util.List;
import java.util.stream.Collectors;
import lab.timeline.Columns;
import lab.timeline.Moments;
import lab.timeline.Readable;
import lab.timeline.Row;
import lab.timeline.Row.Kind;
import lab.timeline.Timeline;

/**
 * A timeline as a sequence diagram in SVG: life lines for callers and servers, an arrow for what is
 * sent, the answer behind it. In the proportions of a slide up to 25 rows. The same timeline is the
 * same picture, byte for byte; its colours follow the page as those of {@link Picture} do.
 */
public final class TimelinePicture {
  /** By which {@link #isOurs} knows a file. */
  private static final String MARK = "<!-- a timeline of Two Copies -->";

  private static final double TITLE = 36;
  private static final double NAMES = 72;
  private static final double FIRST = 102;
  private static final double ROW = 24;
  private static final double FOOT = 18;
  private static final int COLOURS = 3;

  /** From the line of an arrow up to the text that stands on it. */
  private static final double RAISED = 6;

  private final Timeline timeline;
  private final TimelineSpace space;
  private final Svg svg = new Svg();

  private TimelinePicture(Timeline timeline) {
    this.timeline = timeline;
    this.space = TimelineSpace.of(timeline);
  }

  /** Draws a timeline. */
  public static String of(Timeline timeline) {
    return new TimelinePicture(Readable.of(timeline)).draw();
  }

  /** Whether a text is such a picture, which another one may replace. */
  public static boolean isOurs(String text) {
    return text.contains(MARK);
  }

  private String draw() {
    double height = FIRST + ROW * Math.max(0, timeline.rows().size() - 1) + FOOT;
    svg.raw(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %1$s %2$s\" width=\"%1$s\" height=\"%2$s\">"
            .formatted(Svg.number(space.width()), Svg.number(height)));
    svg.raw(MARK);
    svg.raw("<title>" + Svg.escaped(timeline.title()) + "</title>");
    svg.raw("<desc>" + Svg.escaped(told()) + "</desc>");
    svg.raw(TimelineStyle.SHEET);
    svg.rect(0, 0, space.width(), height, "page");
    int title = (int) (space.width() / 13);
    svg.text(24, TITLE, "title", Columns.cut(timeline.title(), title));
    marks();
    lives(height - 6);
    rows();
    return svg.raw("</svg>").toString();
  }

  /** What lies below everything else. */
  private void marks() {
    double y = FIRST;
    for (Row row : timeline.rows()) {
      if (row.marked()) {
        svg.rect(0, y - 18, space.width(), ROW, "row bad");
        svg.path("M10 %s l9 5 l-9 5 Z".formatted(Svg.number(y - 11)), "mark");
      }
      y += ROW;
    }
  }

  private void lives(double end) {
    List<String> callers = timeline.callers();
    for (int i = 0; i < callers.size(); i++) {
      double room = space.caller(i) + space.step();
      life(space.caller(i), room, callers.get(i), end);
    }
    if (timeline.has(Kind.REDIS)) {
      life(space.redis(), space.width(), "Redis", end);
    }
    if (timeline.has(Kind.POSTGRES)) {
      life(space.postgres(), space.width(), "PostgreSQL", end);
    }
  }

  private void life(double x, double room, String name, double end) {
    svg.text(x - 6, NAMES, "name", Columns.cut(name, TimelineSpace.letters(x, room)));
    svg.line(x, NAMES + 8, x, end, "life");
  }

  private void rows() {
    String time = "";
    double y = FIRST;
    for (Row row : timeline.rows()) {
      String now = Moments.text(row.at());
      if (!now.equals(time)) {
        svg.text(28, y - 1, bad(row, "small"), now);
      }
      row(row, y);
      time = now;
      y += ROW;
    }
  }

  private void row(Row row, double y) {
    int caller = timeline.callers().indexOf(row.caller());
    if (caller < 0) {
      band(row, y);
      return;
    }
    String colour = row.marked() ? "bad" : "color" + (1 + caller % COLOURS);
    double x = space.caller(caller);
    if (row.kind().asksServer()) {
      arrow(row, x, y, colour);
    } else {
      said(row, x, y, colour);
    }
  }

  private void band(Row row, double y) {
    double x = TimelineSpace.CALLERS - 12;
    double end = space.width() - TimelineSpace.RIGHT;
    if (!row.marked()) {
      svg.rect(x, y - 16, end - x, ROW - 4, "band");
    }
    svg.text(x + 12, y - 1, bad(row, ""), Columns.cut(row.text(), TimelineSpace.letters(x, end)));
  }

  private void arrow(Row row, double x, double y, String colour) {
    double end = space.server(row.kind());
    String text = Columns.cut(row.text(), TimelineSpace.letters(x, end));
    svg.text(x + TimelineSpace.GAP, y - RAISED, bad(row, "on"), text);
    String path = "M%s %s H%s m-8 -4.5 l8 4.5 l-8 4.5";
    svg.path(path.formatted(Svg.number(x), Svg.number(y), Svg.number(end)), "arrow " + colour);
    dot(x, y, colour);
    String reply = Columns.cut(row.reply(), space.letters(row.kind()));
    if (!reply.isEmpty()) {
      svg.text(end + TimelineSpace.GAP, y + 4, bad(row, "on"), reply);
    }
  }

  /** A wait, or the end. */
  private void said(Row row, double x, double y, String colour) {
    dot(x, y - RAISED, colour);
    String text = Columns.cut(row.text(), TimelineSpace.letters(x, space.redis()));
    svg.text(x + TimelineSpace.GAP, y - 1, bad(row, "on small"), text);
  }

  private void dot(double x, double y, String colour) {
    svg.path(
        "M%s %s a3.5 3.5 0 1 0 7 0 a3.5 3.5 0 1 0 -7 0"
            .formatted(Svg.number(x - 3.5), Svg.number(y)),
        "dot " + colour);
  }

  /** The rows in words, for those who do not see the picture. */
  private String told() {
    return timeline.rows().stream().map(TimelinePicture::told).collect(Collectors.joining("; "));
  }

  private static String told(Row row) {
    return Moments.text(row.at())
        + (row.caller().isEmpty() ? "" : ", " + row.caller())
        + ": "
        + row.text()
        + (row.reply().isEmpty() ? "" : " → " + row.reply())
        + (row.marked() ? " (here it goes wrong)" : "");
  }

  private static String bad(Row row, String style) {
    return row.marked() ? (style + " bad").strip() : style;
  }
}
