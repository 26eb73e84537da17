package lab.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** Plays one program in this JVM, on servers of its own: what a demo does when it is started. */
public final class Solo {
  private static final String YOURS = "yours";

  private final Play play;
  private final Scenario scenario;
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private Solo(Play play) {
    this.play = play;
    this.scenario = Objects.requireNonNull(play.getClass().getAnnotation(Scenario.class));
  }

  /** Plays the program beside which this demo was compiled, draws it, and ends this JVM. */
  public static void play(Play play) {
    int status = 1;
    try {
      new Solo(play).show();
      status = 0;
    } catch (Exception | Error failed) {
      System.err.println("Your program could not be played: " + failed);
    }
    System.exit(status);
  }

  private void show() throws Exception {
    int runs = scenario.runs();
    Take take =
        Player.play(play, runs, run -> System.err.println("Run " + run + " of " + runs + " ..."));
    Recording recording = Recording.of(play, YOURS, take, command());
    out.println(scenario.title());
    recording.charts().forEach(chart -> show(chart, recording, take));
    out.println();
    take.figures().forEach(this::show);
    out.println();
    out.println(scenario.note());
    out.println("Beside the starter and the solution, and beside your prediction: " + command());
  }

  private void show(Recording.Chart chart, Recording recording, Take take) {
    Sketch sketch = new Sketch(recording, chart, Sketch.BLOCKS);
    out.println();
    out.println(chart.title() + ": " + chart.y());
    sketch.of(take).forEach(out::println);
    sketch.axis().forEach(out::println);
  }

  private void show(Figure figure) {
    out.println(
        String.format(Locale.ROOT, "  %-52s %s", figure.label(), figure.range() + unit(figure)));
  }

  private static String unit(Figure figure) {
    return figure.unit().isEmpty() ? "" : " " + figure.unit();
  }

  private String command() {
    String chapter = play.getClass().getPackageName().replaceFirst("ch0*(\\d+)_.*", "$1");
    return "./workbook demo " + chapter;
  }
}
