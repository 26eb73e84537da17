package lab.demo;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a demo left: the data behind a picture, and the figures that prose may quote by name.
 *
 * @param chapter name of its folder
 * @param title what was played
 * @param note what the picture does not show
 * @param command that made it
 * @param date on which, as 2026-11-25
 * @param machine on which
 * @param charts to draw, each for every program
 * @param takes by the name of the program, in the order in which they are shown
 */
public record Recording(
    String chapter,
    String title,
    String note,
    String command,
    String date,
    Machine machine,
    List<Chart> charts,
    Map<String, Take> takes) {

  /** One picture; see {@link Scenario.Chart}. */
  public record Chart(
      String name, String title, String x, String y, Shape shape, boolean logarithmic) {

    private static Chart of(Scenario.Chart declared) {
      return new Chart(
          declared.name(),
          declared.title(),
          declared.x(),
          declared.y(),
          declared.shape(),
          declared.logarithmic());
    }
  }

  /**
   * What one program left on this machine, today.
   *
   * @param program its name in pictures and figures
   * @param command that made it
   */
  public static Recording of(Play play, String program, Take take, String command) {
    Class<?> demo = play.getClass();
    Scenario scenario = Objects.requireNonNull(demo.getAnnotation(Scenario.class));
    return new Recording(
        demo.getPackageName(),
        scenario.title(),
        scenario.note(),
        command,
        LocalDate.now().toString(),
        Machine.here(),
        Arrays.stream(scenario.charts()).map(Chart::of).toList(),
        Map.of(program, take));
  }

  /** This one with the programs of another after its own. */
  public Recording and(Recording other) {
    Map<String, Take> both = new LinkedHashMap<>(takes);
    both.putAll(other.takes);
    return new Recording(chapter, title, note, command, date, machine, charts, both);
  }

  /** The figure of that name, as {@code PROGRAM.FIGURE}. */
  public Optional<Figure> figure(String name) {
    String[] parts = name.split("\\.", 2);
    return parts.length < 2
        ? Optional.empty()
        : Optional.ofNullable(takes.get(parts[0])).flatMap(take -> take.figure(parts[1]));
  }

  /** The series of a chart, of all programs. */
  public List<Series> of(String chart) {
    return takes.values().stream().flatMap(take -> take.of(chart).stream()).toList();
  }
}
