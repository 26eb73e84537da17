package lab.demo;

import java.util.List;
import java.util.Map;
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

    /** The charts that a demo declares. */
    public static List<Chart> of(Class<?> demo) {
      return List.of(demo.getAnnotation(Scenario.class).charts()).stream().map(Chart::of).toList();
    }

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
