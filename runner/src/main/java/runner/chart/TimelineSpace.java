package runner.chart;

import lab.timeline.Columns;
import lab.timeline.Row.Kind;
import lab.timeline.Timeline;

/**
 * Where a timeline's lanes stand in its picture, in pixels: callers share what the servers leave.
 *
 * @param width of the picture: that of a slide, or three quarters of it while all fits, so that a
 *     short run is read from the last row of a room
 * @param step from one caller's life line to the next
 * @param redis life line of Redis
 * @param postgres life line of PostgreSQL
 */
record TimelineSpace(double width, double step, double redis, double postgres) {
  static final double RIGHT = 20;

  private static final double SLIDE = 1280;
  private static final int ROWS_OF_A_SMALL_ONE = 17;

  /** Life line of the first caller. */
  static final double CALLERS = 124;

  /** Width of a letter of 14 pixels: 8.43 in DejaVu Sans Mono, and a little for other fonts. */
  static final double LETTER = 8.5;

  /** Between a life line and a text beside it. */
  static final double GAP = 10;

  private static final int LEAST_REPLY = 10;
  private static final int MOST_REPLY = 20;

  static TimelineSpace of(Timeline timeline) {
    boolean small = timeline.rows().size() <= ROWS_OF_A_SMALL_ONE && timeline.callers().size() < 3;
    double width = small ? SLIDE * 3 / 4 : SLIDE;
    double postgres = width - RIGHT - server(timeline, Kind.POSTGRES);
    double redis = postgres - server(timeline, Kind.REDIS);
    double step = (redis - CALLERS) / Math.max(1, timeline.callers().size());
    return new TimelineSpace(width, step, redis, postgres);
  }

  double caller(int number) {
    return CALLERS + number * step;
  }

  double server(Kind kind) {
    return kind == Kind.POSTGRES ? postgres : redis;
  }

  /** How many letters there is room for between two places. */
  static int letters(double from, double to) {
    return Math.max(1, (int) ((to - from - 2 * GAP) / LETTER));
  }

  /** How many letters there is room for behind a server's life line. */
  int letters(Kind kind) {
    return letters(server(kind), kind == Kind.POSTGRES ? width - RIGHT + GAP : postgres);
  }

  private static double server(Timeline timeline, Kind kind) {
    return timeline.rows().stream()
        .filter(row -> row.kind() == kind)
        .mapToInt(row -> Math.min(MOST_REPLY, Columns.width(row.reply())))
        .mapToDouble(letters -> Math.max(LEAST_REPLY, letters) * LETTER + 2 * GAP)
        .max()
        .orElse(0);
  }
}
