package lab.timeline;

import java.util.List;
import java.util.stream.IntStream;
import lab.timeline.Row.Kind;

/**
 * Where the lanes of a text begin, as columns from 0. What a caller says may run on over the lanes
 * to its right, because the arrow to its server does so too.
 *
 * @param callers begin of the first caller's lane; before it stand a margin and the time
 * @param step from one caller's lane to the next
 * @param redis begin of the lane of Redis
 * @param postgres begin of the lane of PostgreSQL
 * @param width of all lanes
 */
record Lanes(int callers, int step, int redis, int postgres, int width) {
  static final String REDIS = "Redis";
  static final String POSTGRES = "PostgreSQL";
  static final int MARGIN = 2;

  /** Between two lanes. */
  static final int GAP = 2;

  /** A blank, a line of one column, its head and a blank. */
  static final int ARROW = 4;

  /** Room that all callers' lanes but the last share, so that a change of caller is seen. */
  private static final int LEAST_STEPS = 48;

  private static final int MOST_STEP = 42;

  private static final int MOST_REPLY = 18;

  /** Lanes for a readable timeline that take at most so many columns. */
  static Lanes of(Timeline timeline, int most) {
    int callers = MARGIN + times(timeline) + GAP;
    int redis = server(timeline, Kind.REDIS, REDIS);
    int postgres = server(timeline, Kind.POSTGRES, POSTGRES);
    int room = most - callers - redis - postgres;
    int step = step(timeline, room);
    int used = Math.min(room, used(timeline, step));
    int end = callers + used;
    return new Lanes(callers, step, end, end + redis, end + redis + postgres);
  }

  /** Begin of a caller's lane. */
  int caller(int number) {
    return callers + number * step;
  }

  /** Begin of the lane to which a row's arrow leads; the end of all callers' lanes if none does. */
  int target(Kind kind) {
    return kind == Kind.POSTGRES ? postgres : redis;
  }

  /** Columns for what a server answers. */
  int reply(Kind kind) {
    return (kind == Kind.POSTGRES ? width : postgres) - target(kind) - GAP;
  }

  private static int times(Timeline timeline) {
    return timeline.rows().stream()
        .mapToInt(row -> Moments.text(row.at()).length())
        .max()
        .orElse(0);
  }

  private static int server(Timeline timeline, Kind kind, String name) {
    return timeline.rows().stream()
        .filter(row -> row.kind() == kind)
        .mapToInt(row -> Math.max(name.length(), Math.min(MOST_REPLY, Columns.width(row.reply()))))
        .map(width -> width + GAP)
        .max()
        .orElse(0);
  }

  /** As wide as the texts of all but the last caller, if the last one then still has its room. */
  private static int step(Timeline timeline, int room) {
    int others = timeline.callers().size() - 1;
    if (others < 1) {
      return 0;
    }
    int texts = IntStream.range(0, others).map(i -> text(timeline, i)).max().orElse(0);
    int free = (room - text(timeline, others)) / others;
    int most = Math.min(Math.min(texts, MOST_STEP), room / (others + 1));
    int least = Math.min(LEAST_STEPS, room) / (others + 1);
    return Math.max(Math.max(1, least), Math.min(most, free));
  }

  private static int used(Timeline timeline, int step) {
    List<String> callers = timeline.callers();
    return IntStream.range(0, callers.size())
        .map(i -> i * step + Math.max(text(timeline, i), Columns.width(callers.get(i)) + GAP))
        .max()
        .orElse(0);
  }

  private static int text(Timeline timeline, int caller) {
    return timeline.rows().stream()
        .filter(row -> timeline.callers().indexOf(row.caller()) == caller)
        .mapToInt(row -> Columns.width(row.text()) + ARROW)
        .max()
        .orElse(0);
  }
}
