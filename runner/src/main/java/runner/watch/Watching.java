package runner.watch;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import runner.compile.Sources;
import runner.course.Chapter;
import runner.course.StepCard;
import runner.run.Abandoned;
import runner.run.ChapterResult;
import runner.run.ChapterRun;
import runner.run.Lane;
import runner.run.StepResult;

/**
 * Runs one chapter again on every save.
 *
 * <p>A save during a run gives that run up; a verdict is shown only if the sources are still those
 * that it judges. The step that the reader works on, the first that did not pass the last time, is
 * run first, and the audience hears of each step as it ends.
 */
public final class Watching {
  private static final long LOOK_MILLIS = 25;

  private final Lane lane;
  private final Chapter chapter;
  private final Eyes eyes;
  private final Audience audience;

  /** What is to be told, posted by the threads of runs. */
  private final BlockingQueue<News> news = new LinkedBlockingQueue<>();

  private @Nullable ChapterRun current;

  /** How the last run ended; null if none has. */
  private @Nullable ChapterResult last;

  /** Who hears of verdicts, and decides when to stop. */
  public interface Audience {
    /** The sources as they were saved at that time are being judged. */
    default void begun(LocalTime saved) {}

    /**
     * One step of them has ended; the verdict follows.
     *
     * @param worksOn whether it is the step that the reader works on
     */
    default void step(StepResult step, boolean worksOn) {}

    /** The sources are as they were saved at that time, and this is how they do. */
    void verdict(ChapterResult result, LocalTime saved);

    /** Asked some forty times a second: whether to go on watching. */
    boolean goOn();
  }

  private record News(ChapterRun run, Runnable tell) {}

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
        News next = news.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        Optional<Sources> changed = eyes.changed();
        if (changed.isPresent()) {
          begin(changed.get());
        } else if (next != null && next.run() == current) {
          next.tell().run();
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
    Optional<StepCard> worksOn =
        Optional.ofNullable(last).flatMap(ChapterResult::first).map(StepResult::card);
    ChapterRun run = lane.begin(chapter, sources, order(worksOn));
    run.heardBy(step -> post(run, () -> audience.step(step, isOf(step, worksOn))));
    current = run;
    Thread thread = new Thread(() -> run(run, saved), "workbook run");
    thread.setDaemon(true);
    thread.start();
  }

  private static boolean isOf(StepResult step, Optional<StepCard> card) {
    return card.equals(Optional.of(step.card()));
  }

  /** That step first, and then those that follow it. */
  private List<StepCard> order(Optional<StepCard> first) {
    List<StepCard> order = new ArrayList<>(chapter.steps());
    first.ifPresent(card -> Collections.rotate(order, -order.indexOf(card)));
    return order;
  }

  private void giveUp() {
    if (current != null) {
      current.abandon();
      current = null;
    }
  }

  private void run(ChapterRun run, LocalTime saved) {
    try {
      ChapterResult result = run.result();
      post(run, () -> end(result, saved));
    } catch (Abandoned stale) {
      // a newer run is on its way
      return;
    } catch (RuntimeException failed) {
      post(
          run,
          () -> {
            throw failed;
          });
    }
  }

  private void post(ChapterRun run, Runnable tell) {
    news.add(new News(run, tell));
  }

  private void end(ChapterResult result, LocalTime saved) {
    current = null;
    last = result;
    audience.verdict(result, saved);
  }
}
