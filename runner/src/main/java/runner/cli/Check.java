package runner.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import runner.course.Chapter;
import runner.course.Course;
import runner.progress.State;
import runner.report.JsonReport;
import runner.report.TextReport;
import runner.report.Waiting;
import runner.run.ChapterResult;
import runner.run.Lane;
import runner.run.Limits;
import runner.run.Runner;

@Command(
    name = "check",
    description = "Compile and run one chapter, and say what to do next.",
    mixinStandardHelpOptions = true)
final class Check implements Callable<Integer> {
  @ParentCommand private Workbook workbook;
  @Mixin private ChapterArgument argument;

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
    Waiting waiting =
        new Waiting(screen.err(), screen.terminal(), "Running chapter " + chapter.number());
    try (Runner runner = new Runner(workbook.servers(waiting), Limits.usual())) {
      runner.seed(seed);
      ChapterResult result;
      try (waiting) {
        result = run(runner.lane(0), chapter);
      }
      show(screen, course, result);
      remember(state, result);
      return result.passed() ? Status.DONE : Status.NOT_SOLVED;
    }
  }

  private ChapterResult run(Lane lane, Chapter chapter) {
    var sources = argument.sources(chapter, workbook.screen().here());
    lane.prepare();
    return lane.run(chapter, sources);
  }

  private void show(Screen screen, Course course, ChapterResult result) {
    if (json) {
      screen.say(JsonReport.of(result));
    } else {
      screen.say(new TextReport(course, screen.ink(), screen.command()).of(result));
    }
  }

  private void remember(State state, ChapterResult result) {
    if (argument.isReaders() && result.problems().isEmpty()) {
      state.solved(result.chapter(), result.solved());
    }
  }
}
