package slides.timeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import lab.timeline.Timeline;
import runner.chart.TimelinePicture;
import runner.compile.Sources;
import runner.course.Chapter;
import runner.run.ChapterResult;
import runner.run.Lane;
import runner.run.Runner;
import runner.run.StepResult;
import slides.code.Place;
import slides.deck.Block;
import slides.deck.DeckError;

/**
 * Makes timelines: runs one step of a program with the schedule recorder, and draws what was told.
 */
public final class TimelineRecorder {
  /** Property of the lab's tests: tell a run even if it passes. */
  private static final String TRACE = "lab.trace";

  /** So that names and prices are the same in every recording. */
  private static final long SEED = 1;

  private final Runner runner;
  private final Consumer<String> progress;

  /**
   * @param progress is told what is being run
   */
  public TimelineRecorder(Runner runner, Consumer<String> progress) {
    this.runner = runner;
    this.progress = progress;
    runner.seed(SEED);
    runner.set(TRACE, "true");
  }

  /**
   * Runs a step and draws the schedule that it tells: that of its failure, or one that passes.
   *
   * @return SVG
   * @throws DeckError if the step tells none, or the program does not compile
   */
  public String record(Chapter chapter, Block.Timeline wanted) {
    Place program = Timelines.program(chapter, wanted);
    progress.accept(chapter.folder() + ": step " + wanted.step() + " of the " + program.label());
    Path folder = Objects.requireNonNull(program.file().getParent());
    Lane lane = runner.lane(0);
    ChapterResult result =
        lane.begin(chapter, Sources.of(chapter, folder), List.of(chapter.step(wanted.step())))
            .result();
    Timeline told =
        result.asked().stream()
            .flatMap(step -> step.timeline().stream())
            .findFirst()
            .orElseThrow(() -> new DeckError(untold(program, wanted, result)));
    return TimelinePicture.of(told);
  }

  private static String untold(Place program, Block.Timeline wanted, ChapterResult result) {
    String first = result.first().map(StepResult::message).orElse("it passes");
    return "step %d told no timeline of %s (%s): mend it, or name a step whose test tries schedules."
        .formatted(wanted.step(), program.path(), first.lines().findFirst().orElse(""));
  }
}
