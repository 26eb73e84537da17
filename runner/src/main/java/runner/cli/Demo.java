package runner.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lab.demo.Recording;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import runner.chart.Picture;
import runner.chart.PictureFile;
import runner.chart.Prediction;
import runner.chart.TerminalDrawing;
import runner.course.Chapter;
import runner.course.Course;
import runner.course.DemoCard;
import runner.demo.Cast;
import runner.demo.Showing;
import runner.progress.State;
import runner.report.Waiting;
import runner.run.Limits;
import runner.run.Runner;
import runner.trouble.CommandError;

@Command(
    name = "demo",
    description = "Play the chapter's incident, and draw it beside your prediction.",
    mixinStandardHelpOptions = true)
final class Demo implements Callable<Integer> {
  @ParentCommand private Workbook workbook;
  @Mixin private ChapterArgument argument;

  @Option(
      names = "--predict",
      paramLabel = "X",
      description = "Your prediction, a number; asked for when left out.")
  private @Nullable String predicted;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Write the picture there too; replaces only pictures of this workbook.")
  private @Nullable Path svg;

  @Option(names = "--force", description = "Let --svg replace any file.")
  private boolean force;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Play each program N times, 1 to 100; the demo says how often if left out.")
  private @Nullable Integer runs;

  @Option(
      names = "--record",
      description = {
        "For those who write the course: play the programs of the course alone, and write the",
        "chapter's demo.json and demo.svg; those of all chapters when CHAPTER is left out."
      })
  private boolean record;

  @Override
  public Integer call() {
    Course course = workbook.course();
    if (record) {
      return new Recorder(workbook, runs).record(argument.named(course));
    }
    Chapter chapter = argument.chapter(course, State.of(course));
    DemoCard card = DemoCard.of(chapter).orElseThrow(() -> noDemo(course, chapter));
    int times = times(card);
    PictureFile picture =
        svg == null ? null : PictureFile.at(workbook.screen().here().resolve(svg), force);
    Cast cast = cast(chapter, card);
    Prediction prediction = new Prediction(card.answer(), prediction(chapter, card));
    Showing showing = play(chapter, card, cast, times);
    show(showing, prediction);
    if (picture != null) {
      showing.recording().ifPresent(recording -> write(picture, recording));
    }
    return showing.reasons().isEmpty() ? Status.DONE : Status.NOT_SOLVED;
  }

  private static CommandError noDemo(Course course, Chapter chapter) {
    String others =
        course.chapters().stream()
            .filter(each -> DemoCard.of(each).isPresent())
            .map(each -> String.valueOf(each.number()))
            .collect(Collectors.joining(", "));
    return new CommandError(
        "Chapter " + chapter.number() + " has no demo. These have one: " + others + ".");
  }

  private int times(DemoCard card) {
    if (runs != null && (runs < 1 || runs > 100)) {
      throw new CommandError("--runs must be 1 to 100, but was " + runs + ".");
    }
    return runs == null ? card.runs() : runs;
  }

  private Cast cast(Chapter chapter, DemoCard card) {
    Screen screen = workbook.screen();
    Cast cast = Cast.ofCourse(chapter, card).with(argument.sources(chapter, screen.here()));
    if (!cast.hasYours()) {
      screen.say(
          "Your " + chapter.fileName() + " is still the starter, so it is not played again.");
    }
    return cast;
  }

  private String prediction(Chapter chapter, DemoCard card) {
    if (predicted != null && !isNumber(predicted)) {
      throw new CommandError("--predict must be a number, but was " + predicted + ".");
    }
    Screen screen = workbook.screen();
    screen.say(screen.ink().strong("Chapter " + chapter.number() + " · " + chapter.title()));
    screen.say(card.question());
    if (predicted != null) {
      return predicted.strip();
    }
    return screen.terminal() ? ask() : unasked();
  }

  private String unasked() {
    workbook.screen().say("(No prediction: this is no terminal. --predict X gives one.)");
    return "";
  }

  /** Nothing, or the end of the input, is an answer too. */
  private String ask() {
    Screen screen = workbook.screen();
    try {
      while (true) {
        screen.out().print("Your prediction, a number (Enter for none): ");
        screen.out().flush();
        String line = screen.in().readLine();
        if (line == null || line.isBlank() || isNumber(line)) {
          return line == null ? "" : line.strip();
        }
        screen.say("That is no number.");
      }
    } catch (IOException unreadable) {
      return "";
    }
  }

  private static boolean isNumber(String text) {
    return text.strip().matches("[-+]?\\d[\\d,]*(\\.\\d+)?");
  }

  private Showing play(Chapter chapter, DemoCard card, Cast cast, int times) {
    Screen screen = workbook.screen();
    String command = screen.command() + " demo " + chapter.number() + runsOption();
    try (Waiting waiting = new Waiting(screen.err(), screen.terminal(), "Starting the servers");
        Runner runner = new Runner(workbook.servers(waiting), Limits.usual())) {
      var performance = runner.lane(0).perform(chapter, card);
      return new Showing(chapter.root(), performance, times, command, waiting::on).play(cast);
    }
  }

  private String runsOption() {
    return runs == null ? "" : " --runs " + runs;
  }

  private void show(Showing showing, Prediction prediction) {
    Screen screen = workbook.screen();
    screen.say("");
    showing
        .recording()
        .map(recording -> new TerminalDrawing(recording, screen.ink(), screen.showsBlocks()))
        .ifPresent(drawing -> screen.say(drawing.lines(prediction)));
    screen.say("");
    screen.say(TerminalDrawing.told(showing.reasons(), screen.ink()));
  }

  private void write(PictureFile picture, Recording recording) {
    picture.write(Picture.of(recording));
    workbook.screen().say("The picture is in " + picture.path() + ".");
  }
}
