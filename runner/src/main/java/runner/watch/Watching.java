package runner.watch;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import runner.compile.Sources;
import runner.course.Chapter;
import runner.run.Abandoned;
import runner.run.ChapterResult;
import runner.run.ChapterRun;
import runner.run.Lane;

/**
 * Runs one chapter again on every save.
 *
 * <p>A save during a run gives that run up; a verdict is shown only if the sources are still those
 * that it judges.
 */
public final class Watching {
  private static final long LOOK_MILLIS = 25;

  private final Lane lane;
  private final Chapter chapter;
  private final Eyes eyes;
  private final Audience audience;

  /** Outcomes of runs, posted by their threads. */
  private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();

  private @Nullable ChapterRun current;

  /** Who hears of verdicts, and decides when to stop. */
  public interface Audience {
    /** The sources as they were saved at that time are being judged. */
    default void begun(LocalTime saved) {}

    /** The sources are as they were saved at that time, and this is how they do. */
    void verdict(ChapterResult result, LocalTime saved);

    /** Asked some forty times a second: whether to go on watching. */
    boolean goOn();
  }

  private record Outcome(
      ChapterRun run,
      LocalTime saved,
      @Nullable ChapterResult result,
      @Nullable RuntimeException failure) {}

  /**
   * Watches a chapter.
   *
   * @param folder where the reader saves
   * @param sources reads the chapter as it is at that moment
   */
  public Watching(
      Lane lane, Chapter chapter, Path folder, Supplier<Sources> sources, Audience audience) {
    this.lane = lane;
    this.chapter = chapter;
    this.eyes = new Eyes(folder, sources);
    this.audience = audience;
  }

  /** Watches until the audience has enough; begins with a verdict of what is there. */
  public void watch() throws InterruptedException {
    begin(eyes.read());
    try {
      while (audience.goOn()) {
        Outcome outcome = outcomes.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        Optional<Sources> changed = eyes.changed();
        if (changed.isPresent()) {
          begin(changed.get());
        } else if (outcome != null && outcome.run() == current) {
          tell(outcome);
        }
      }
    } finally {
      giveUp();
    }
  }

  private void begin(Sources sources) {
    giveUp();
    LocalTime saved = LocalTime.now().truncatedTo(ChronoUnit.SECONDS);
    audience.begun(saved);
    ChapterRun run = lane.begin(chapter, sources, chapter.steps());
    current = run;
    Thread thread = new Thread(() -> run(run, saved), "workbook run");
    thread.setDaemon(true);
    thread.start();
  }

  private void giveUp() {
    if (current != null) {
      current.abandon();
      current = null;
    }
  }

  private void run(ChapterRun run, LocalTime saved) {
    try {
      outcomes.add(new Outcome(run, saved, run.result(), null));
    } catch (Abandoned stale) {
      // a newer run is on its way
      return;
    } catch (RuntimeException failed) {
      outcomes.add(new Outcome(run, saved, null, failed));
    }
  }

  private void tell(Outcome outcome) {
    current = null;
    if (outcome.failure() != null) {
      throw outcome.failure();
    } else if (outcome.result() != null) {
      audience.verdict(outcome.result(), outcome.saved());
    }
  }
}
