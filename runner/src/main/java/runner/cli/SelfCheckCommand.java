package runner.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import runner.course.Course;
import runner.report.Waiting;
import runner.run.Limits;
import runner.run.Runner;
import runner.selfcheck.Load;
import runner.selfcheck.Report;
import runner.selfcheck.SelfCheck;
import runner.trouble.CommandError;

@Command(
    name = "self-check",
    description = {
      "Check the course itself: every starter, checkpoint, solution, mistake and alternative",
      "against every step, and what the prose points at."
    },
    mixinStandardHelpOptions = true)
final class SelfCheckCommand implements Callable<Integer> {
  @ParentCommand private Workbook workbook;

  @Option(names = "--chapter", paramLabel = "CHAPTER", description = "Only this chapter.")
  private @Nullable String chapter;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description = "Run every program N times and report verdicts that differ.")
  private int repeat;

  @Option(
      names = "--only",
      paramLabel = "KIND",
      split = ",",
      description = "Run only these: starter, checkpoint, solution, mistake, alternative.")
  private List<String> only = List.of();

  @Option(names = "--stress", description = "Keep every core busy meanwhile.")
  private boolean stress;

  @Override
  public Integer call() {
    if (repeat < 1) {
      throw new CommandError("--repeat must be at least 1, but was " + repeat + ".");
    }
    Screen screen = workbook.screen();
    Course course = workbook.course();
    try (Waiting waiting = new Waiting(screen.err(), screen.terminal(), "Starting the servers");
        Runner runner = new Runner(workbook.servers(waiting), limits());
        Load load = stress ? Load.onEveryCore() : Load.none()) {
      SelfCheck check = new SelfCheck(course, runner, waiting::on).only(only);
      Report report = new Report(check, screen.ink(), screen::say);
      boolean right =
          chapter == null
              ? report.of(course, repeat)
              : report.of(List.of(course.find(chapter)), false, repeat);
      return right ? Status.DONE : Status.NOT_SOLVED;
    }
  }

  /** Its lanes keep two cores busy; so that a slow step is not taken for one that never ends. */
  private Limits limits() {
    return Limits.usual().times(stress ? 4 : 2);
  }
}
