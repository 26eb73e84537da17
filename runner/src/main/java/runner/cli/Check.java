package runner.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import runner.chart.PictureFile;
import runner.compile.Sources;
import runner.course.Chapter;
import runner.course.Course;
import runner.course.StepCard;
import runner.progress.State;
import runner.report.JsonReport;
import runner.report.TextReport;
import runner.report.Waiting;
import runner.run.ChapterResult;
import runner.run.Lane;
import runner.run.Limits;
import runner.run.Runner;
import runner.run.StepResult;

@Command(
    name = "check",
    description = "Compile and run one chapter, and say what to do next.",
    mixinStandardHelpOptions = true)
final class Check implements Callable<Integer> {
  @ParentCommand private Workbook workbook;
  @Mixin private ChapterArgument argument;
  @Mixin private Replay replay;
  @Mixin private TimelineFile file;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Draw the same values again as the run that named this seed.")
  private @Nullable Long seed;

  @Override
  public Integer call() {
    Screen screen = workbook.screen();
    Course course = workbook.course();
    State state = State.of(course);
    Chapter chapter = argument.chapter(course, state);
    List<StepCard> steps = replay.steps(chapter);
    Optional<PictureFile> picture = file.at(screen.here());
    Waiting waiting =
        new Waiting(screen.err(), screen.terminal(), "Running chapter " + chapter.number());
    try (Runner runner = new Runner(workbook.servers(waiting), Limits.usual())) {
      ChapterResult result = run(runner, waiting, chapter, steps);
      show(screen, course, result);
      remember(state, result);
      picture.ifPresent(at -> write(screen, at, result));
      return result.asked().stream().allMatch(StepResult::passed) ? Status.DONE : Status.NOT_SOLVED;
    }
  }

  private ChapterResult run(Runner runner, Waiting waiting, Chapter chapter, List<StepCard> steps) {
    runner.seed(seed);
    replay.prepare(runner);
    try (waiting) {
      Sources sources = argument.sources(chapter, workbook.screen().here());
      Lane lane = runner.lane(0);
      lane.prepare();
      return lane.begin(chapter, sources, steps).result();
    }
  }

  private void show(Screen screen, Course course, ChapterResult result) {
    if (json) {
      screen.say(JsonReport.of(result));
    } else {
      TextReport report = new TextReport(course, screen.ink(), screen.command());
      screen.say(report.answeredBy(argument.options()).of(result, replay.told(result)));
      replay.missing(result).ifPresent(sentence -> screen.say(List.of("", sentence)));
    }
  }

  private void write(Screen screen, PictureFile picture, ChapterResult result) {
    TimelineFile.write(picture, replay.told(result).flatMap(StepResult::timeline));
    if (!json) {
      screen.say("The picture is in " + picture.path() + ".");
    }
  }

  private void remember(State state, ChapterResult result) {
    if (argument.isReaders() && replay.isWhole() && result.problems().isEmpty()) {
      state.solved(result.chapter(), result.solved());
    }
  }
}
