package runner.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import runner.course.Chapter;
import runner.course.StepCard;
import runner.run.ChapterResult;
import runner.run.Runner;
import runner.run.StepResult;
import runner.trouble.CommandError;

/** Which part of a chapter {@code check} runs, and how: all of it, a step, a schedule, a trace. */
final class Replay {
  /** Properties that the lab's tests read. */
  private static final String SCHEDULE = "lab.schedule";

  private static final String TRACE = "lab.trace";

  @Option(names = "--step", paramLabel = "K", description = "Run this step alone.")
  private @Nullable Integer step;

  @Option(
      names = "--schedule",
      paramLabel = "N",
      description = "Show the schedule of this number as a timeline; those before it run too.")
  private @Nullable Integer schedule;

  @Option(
      names = "--trace",
      paramLabel = "STEP",
      description = "Run this step alone, and show a timeline even if it passes.")
  private @Nullable Integer trace;

  /** The steps to run; {@link CommandError} if they are named wrongly. */
  List<StepCard> steps(Chapter chapter) {
    boolean another = step != null && !step.equals(trace);
    if (trace != null && (another || schedule != null)) {
      throw new CommandError(
          "--trace names the step to run, here " + trace + "; leave out --step and --schedule.");
    } else if (schedule != null && schedule < 1) {
      throw new CommandError(
          "--schedule must be 1 or more, but was "
              + schedule
              + "; the title of a failing step's timeline has the number.");
    }
    Integer alone = trace != null ? trace : step;
    return alone == null ? chapter.steps() : List.of(chapter.step(alone));
  }

  /** Tells the tests what is wanted of them. */
  void prepare(Runner runner) {
    if (schedule != null) {
      runner.set(SCHEDULE, String.valueOf(schedule));
    }
    if (trace != null) {
      runner.set(TRACE, "true");
    }
  }

  /** Whether everything is judged, so that it counts as progress. */
  boolean isWhole() {
    return step == null && !isForTimeline();
  }

  /** The step to tell: the first that failed; if a timeline is wanted, one that has it. */
  Optional<StepResult> told(ChapterResult result) {
    if (!isForTimeline()) {
      return result.first();
    }
    List<StepResult> asked = result.asked();
    return Stream.concat(asked.stream().filter(each -> !each.passed()), asked.stream())
        .filter(each -> each.timeline().isPresent())
        .findFirst()
        .or(result::first);
  }

  /** What to say if the timeline that was asked for is not there. */
  Optional<String> missing(ChapterResult result) {
    boolean wanted = isForTimeline() && result.problems().isEmpty();
    if (!wanted || told(result).flatMap(StepResult::timeline).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        schedule == null
            ? "There is no timeline to show: no test of step " + trace + " has told one."
            : "There is no timeline to show: no test that ran has a schedule " + schedule + ".");
  }

  private boolean isForTimeline() {
    return schedule != null || trace != null;
  }
}
