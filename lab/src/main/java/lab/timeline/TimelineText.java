package lab.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lab.timeline.Row.Kind;

/**
 * A timeline as plain text in lanes: the time where it changes, what each caller sent, and with
 * which server's answer. Long texts are cut in the middle, so that no line is too long; a command's
 * quoted words come first.
 */
public final class TimelineText {
  /** Columns of a text that nobody has asked to be narrower. */
  public static final int WIDTH = 100;

  private static final String MARK = "▶";
  private static final String LINE = "─";
  private static final String HEAD = "→";
  private static final String LIFE = "│";

  /** What a line shows, for whoever has colours. */
  public enum Look {
    /** Which run it is, or the names of the lanes. */
    HEADING,
    /** What a caller did. */
    PLAIN,
    /** What happened to all, or what is left out here. */
    EVENT,
    /** Where the run went wrong. */
    MARKED
  }

  /** One line of the text. */
  public record Line(String text, Look look) {}

  private final Timeline timeline;
  private final Lanes lanes;
  private final int width;
  private final List<Line> lines = new ArrayList<>();

  private TimelineText(Timeline timeline, int width) {
    this.timeline = timeline;
    this.width = width;
    this.lanes = Lanes.of(timeline, width);
  }

  /** A timeline as lines of at most 100 columns. */
  public static String of(Timeline timeline) {
    return lines(timeline, WIDTH).stream().map(Line::text).collect(Collectors.joining("\n"));
  }

  /**
   * A timeline as lines.
   *
   * @param width their greatest number of columns, at least 60
   */
  public static List<Line> lines(Timeline timeline, int width) {
    return new TimelineText(Readable.of(timeline), width).draw();
  }

  private List<Line> draw() {
    if (!timeline.title().isEmpty()) {
      add(timeline.title(), Look.HEADING);
    }
    add(names(), Look.HEADING);
    String time = "";
    for (Row row : timeline.rows()) {
      String now = Moments.text(row.at());
      String margin = (row.marked() ? MARK : " ") + " " + (now.equals(time) ? "" : now);
      add(Columns.pad(margin, lanes.callers()) + content(row), look(row));
      time = now;
    }
    return List.copyOf(lines);
  }

  private void add(String text, Look look) {
    lines.add(new Line(Columns.cut(text.stripTrailing(), width), look));
  }

  private static Look look(Row row) {
    return row.marked() ? Look.MARKED : row.kind() == Kind.EVENT ? Look.EVENT : Look.PLAIN;
  }

  private String names() {
    StringBuilder names = new StringBuilder(Columns.pad("  time", lanes.callers()));
    for (int i = 0; i < timeline.callers().size(); i++) {
      boolean last = i == timeline.callers().size() - 1;
      int room = last ? lanes.redis() - lanes.caller(i) : lanes.step();
      names.append(Columns.pad(Columns.cut(timeline.callers().get(i), room - 1), room));
    }
    if (timeline.has(Kind.REDIS)) {
      names.append(Columns.pad(Lanes.REDIS, lanes.postgres() - lanes.redis()));
    }
    return names.append(timeline.has(Kind.POSTGRES) ? Lanes.POSTGRES : "").toString();
  }

  private String content(Row row) {
    int caller = timeline.callers().indexOf(row.caller());
    if (caller < 0) {
      return band(row.text());
    }
    String lives = Columns.pad(LIFE, lanes.step()).repeat(caller);
    return lives + (row.kind().asksServer() ? asked(row, caller) : said(row, caller));
  }

  /** A text across all lanes. */
  private String band(String text) {
    int room = Math.max(lanes.width(), 40) - lanes.callers() - Lanes.GAP;
    String shown = LINE + LINE + " " + Columns.cut(text, room - Lanes.ARROW) + " ";
    return shown + LINE.repeat(Math.max(0, room - Columns.width(shown)));
  }

  private String said(Row row, int caller) {
    int room = lanes.redis() - lanes.caller(caller) - Lanes.GAP;
    return Columns.cut(row.text(), room);
  }

  private String asked(Row row, int caller) {
    int room = lanes.target(row.kind()) - lanes.caller(caller);
    String text = cut(row, room - Lanes.ARROW) + " ";
    String line = LINE.repeat(Math.max(1, room - Columns.width(text) - 2));
    return text + line + HEAD + " " + Columns.cut(row.reply(), lanes.reply(row.kind()));
  }

  private static String cut(Row row, int width) {
    boolean command = row.kind() == Kind.REDIS;
    return command ? Shortened.command(row.text(), width) : Columns.cut(row.text(), width);
  }
}
