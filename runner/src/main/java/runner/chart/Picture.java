package runner.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lab.demo.Figure;
import lab.demo.Recording;
import lab.demo.Scale;
import lab.demo.Series;
import lab.demo.Take;

/**
 * A recording as a picture in SVG: one row for each chart, one column for each program, and below
 * it what made it. The same recording is the same picture, byte for byte, on every machine.
 *
 * <p>Written by hand in place of a chart library: the text stays text, needs no fonts and no {@code
 * java.awt}, and the colours follow the reader's choice of a light or a dark page. The background
 * is opaque, so that it can be read on either.
 */
public final class Picture {
  /** By which {@link #isOurs} knows a file. */
  private static final String MARK = "<!-- a recording of Two Copies -->";

  private static final double WIDTH = 900;
  private static final double LEFT = 72;
  private static final double RIGHT = 24;
  private static final double GAP = 28;
  private static final double HEAD = 52;

  /** Of a panel alone, and what a row needs around it. */
  private static final double PANEL = 140;

  private static final double AROUND = 128;

  /** In the proportions of a slide below its headline, if there are no more than three charts. */
  private static final double SLIDE = 430;

  private static final double LEAST_PANEL = 70;
  private static final double LINE = 16;
  private static final int LETTERS = 135;

  /** Width of a letter of the legend, if it is a wide one. */
  private static final double LETTER = 7.5;

  private final Recording recording;
  private final double head;
  private final double panel;
  private final List<String> foot;
  private final Svg svg = new Svg();

  private Picture(Recording recording, double head, double panel, List<String> foot) {
    this.recording = recording;
    this.head = head;
    this.panel = panel;
    this.foot = foot;
  }

  /** Draws a recording. */
  public static String of(Recording recording) {
    return new Picture(recording, HEAD, PANEL, foot(recording)).draw();
  }

  /**
   * Draws a recording for a slide: wide, so that its letters are large, and without the title and
   * the notes that a speaker says.
   */
  public static String forSlide(Recording recording) {
    double row = (SLIDE - LINE) / recording.charts().size();
    double panel = Math.max(LEAST_PANEL, row - AROUND);
    return new Picture(recording, 0, panel, List.of(made(recording))).draw();
  }

  /** Whether a text is such a picture, which another one may replace. */
  public static boolean isOurs(String text) {
    return text.contains(MARK);
  }

  private String draw() {
    double row = panel + AROUND;
    double height = head + row * recording.charts().size() + LINE * foot.size() + 14;
    svg.raw(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\">"
            .formatted(
                Svg.number(WIDTH), Svg.number(height), Svg.number(WIDTH), Svg.number(height)));
    svg.raw(MARK);
    svg.raw("<title>" + Svg.escaped(recording.title()) + "</title>");
    svg.raw("<desc>" + Svg.escaped(told()) + "</desc>");
    svg.raw(PictureStyle.SHEET);
    svg.rect(0, 0, WIDTH, height, "page");
    if (head > 0) {
      svg.text(24, 32, "title", recording.title());
    }
    double top = head + 4;
    for (Recording.Chart chart : recording.charts()) {
      row(chart, top);
      top += row;
    }
    for (String line : foot) {
      top += LINE;
      svg.text(24, top - 4, "small", line);
    }
    return svg.raw("</svg>").toString();
  }

  private void row(Recording.Chart chart, double top) {
    svg.text(24, top + 16, "name", chart.title());
    legend(chart, top + 16);
    Scale scale = Scale.of(recording, chart);
    int programs = recording.takes().size();
    double width = (WIDTH - LEFT - RIGHT - GAP * (programs - 1)) / programs;
    double left = LEFT;
    for (Map.Entry<String, Take> take : recording.takes().entrySet()) {
      new Panel(chart, scale, left, top + 68, width, panel)
          .draw(svg, take.getKey(), take.getValue(), left == LEFT);
      left += width + GAP;
    }
    svg.upwards(24, top + 68 + panel / 2, chart.y());
  }

  private void legend(Recording.Chart chart, double y) {
    List<Series> series = recording.takes().values().iterator().next().of(chart.name());
    int longest = series.stream().mapToInt(each -> each.name().length()).max().orElse(0);
    double pitch = Math.max(110, 30 + LETTER * longest);
    double x = WIDTH - RIGHT - pitch * series.size();
    for (int i = 0; i < series.size(); i++) {
      if (!series.get(i).name().isEmpty()) {
        Panel.sign(svg, chart.shape(), x, y - 4, i + 1);
        svg.text(x + 12, y, "small", series.get(i).name());
        x += pitch;
      }
    }
  }

  private static List<String> foot(Recording recording) {
    List<String> lines = new ArrayList<>(Words.wrapped(recording.note(), LETTERS));
    lines.add(made(recording));
    lines.addAll(Words.wrapped(recording.machine().line(), LETTERS));
    return lines;
  }

  private static String made(Recording recording) {
    int runs = recording.takes().values().stream().mapToInt(Take::runs).max().orElse(1);
    String ranges =
        runs > 1 ? " Numbers are ranges over " + runs + " runs; drawn is one of them." : "";
    return "Made by " + recording.command() + " on " + recording.date() + "." + ranges;
  }

  /** The figures in words, for those who do not see the picture. */
  private String told() {
    StringBuilder words = new StringBuilder();
    recording
        .takes()
        .forEach(
            (program, take) -> {
              words.append(program).append(": ");
              for (Figure figure : take.figures()) {
                words.append(Words.labelled(figure)).append(' ').append(figure.range());
                words.append("; ");
              }
            });
    return words.toString().strip();
  }
}
