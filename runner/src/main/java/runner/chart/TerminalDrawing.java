package runner.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lab.demo.Recording;
import lab.demo.Sketch;
import lab.demo.Take;
import runner.report.Ink;

/** A recording for a terminal of 100 columns: each chart once for each program, on one scale. */
public final class TerminalDrawing {
  private static final int WIDTH = 100;

  private final Recording recording;
  private final Ink ink;
  private final boolean blocks;
  private final List<String> lines = new ArrayList<>();

  /**
   * A drawing.
   *
   * @param blocks whether the terminal can show blocks of Unicode
   */
  public TerminalDrawing(Recording recording, Ink ink, boolean blocks) {
    this.recording = recording;
    this.ink = ink;
    this.blocks = blocks;
  }

  /** All of it, with the reader's prediction beside the measurement. */
  public List<String> lines(Prediction prediction) {
    lines.add(ink.strong(recording.title()));
    recording.charts().forEach(this::chart);
    lines.add("");
    figures();
    lines.add("");
    lines.add(ink.strong(prediction.beside(recording)));
    lines.add("");
    Words.wrapped(recording.note(), WIDTH - 10).forEach(line -> lines.add(ink.faint(line)));
    return lines;
  }

  private void chart(Recording.Chart chart) {
    Sketch sketch = new Sketch(recording, chart, blocks ? Sketch.BLOCKS : Sketch.LETTERS);
    lines.add("");
    lines.add(ink.strong(chart.title()) + ": " + chart.y());
    recording
        .takes()
        .forEach(
            (program, take) -> {
              lines.add("  " + ink.strong(program) + caption(chart, take));
              lines.addAll(sketch.of(take));
            });
    lines.addAll(sketch.axis());
  }

  private static String caption(Recording.Chart chart, Take take) {
    return take.figure(chart.name())
        .map(figure -> ", " + Words.labelled(figure) + ": " + figure.range())
        .orElse("");
  }

  private void figures() {
    var takes = recording.takes();
    lines.addAll(
        new FigureTable(takes.keySet(), takes.values(), WIDTH, blocks ? "–" : "-").lines());
    runs();
  }

  private void runs() {
    int runs = recording.takes().values().stream().mapToInt(Take::runs).max().orElse(1);
    if (runs > 1) {
      lines.add(ink.faint("Ranges are over " + runs + " runs; the pictures show one of them."));
    }
  }

  /** What else there is to say of each program, such as why it is not drawn. */
  public static List<String> told(Map<String, String> reasons, Ink ink) {
    List<String> lines = new ArrayList<>();
    reasons.forEach(
        (program, why) -> {
          lines.add(ink.bad(program + " is not drawn:"));
          why.lines().forEach(line -> lines.add("  " + line));
          lines.add("");
        });
    return lines;
  }
}
