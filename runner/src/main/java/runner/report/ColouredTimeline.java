package runner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.timeline.Timeline;
import lab.timeline.TimelineText;

/** A timeline for a reader's terminal, in the colours that it has. */
final class ColouredTimeline {
  private static final String INDENT = "  ";
  private static final Pattern ARROW = Pattern.compile("[│─][│─→]*");

  /** The title of a run that can be seen again. */
  private static final Pattern SCHEDULE = Pattern.compile("schedule (\\d{1,9})");

  private ColouredTimeline() {}

  /**
   * The lanes, and how to see them again.
   *
   * @param check the command that judges the same answer
   */
  static List<String> lines(Timeline timeline, Ink ink, String check) {
    List<String> lines = new ArrayList<>();
    TimelineText.lines(timeline, TimelineText.WIDTH - INDENT.length())
        .forEach(line -> lines.add(INDENT + painted(line, ink)));
    lines.add("");
    Matcher schedule = SCHEDULE.matcher(timeline.title());
    if (schedule.matches()) {
      lines.add(INDENT + "See it again: " + check + " --schedule " + schedule.group(1));
      lines.add("");
    }
    return lines;
  }

  private static String painted(TimelineText.Line line, Ink ink) {
    return switch (line.look()) {
      case MARKED -> ink.bad(line.text());
      case EVENT -> ink.faint(line.text());
      case HEADING -> ink.strong(line.text());
      case PLAIN -> ARROW.matcher(line.text()).replaceAll(arrow -> ink.faint(arrow.group()));
    };
  }
}
