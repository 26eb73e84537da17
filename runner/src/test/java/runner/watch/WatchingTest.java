package runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.FakeCourse;
import runner.compile.Sources;
import runner.course.Chapter;
import runner.run.ChapterResult;
import runner.run.Limits;
import runner.run.Runner;
import runner.run.ServerSource;
import runner.run.StepResult;

class WatchingTest {
  @TempDir Path folder;

  private final BlockingQueue<ChapterResult> verdicts = new LinkedBlockingQueue<>();
  private final List<String> steps = new CopyOnWriteArrayList<>();
  private volatile boolean goOn = true;
  private Runner runner;
  private FakeCourse fake;
  private Thread watcher;

  @BeforeEach
  void watch() {
    fake = FakeCourse.in(folder);
    Chapter chapter = fake.zero();
    runner = new Runner(ServerSource.none(), new Limits(Duration.ofSeconds(60), 64, 2), 1);
    Watching watching =
        new Watching(
            runner.lane(0), chapter, chapter.directory(), () -> Sources.of(chapter), new Ears());
    watcher = new Thread(() -> watch(watching), "watcher");
    watcher.start();
  }

  @AfterEach
  void end() throws InterruptedException {
    goOn = false;
    watcher.join();
    runner.close();
  }

  @Test
  void every_save_is_judged_and_one_that_hangs_costs_the_next_nothing() throws Exception {
    assertThat(next().solved()).containsExactly(3);
    fake.answer(FakeCourse.CHECKPOINT);
    assertThat(next().solved()).containsExactly(1, 3);
    fake.answer(FakeCourse.adding("while (true) { Thread.onSpinWait(); }"));
    assertThat(verdicts.poll(1, TimeUnit.SECONDS)).as("verdict of a program that hangs").isNull();
    fake.answer(FakeCourse.SOLUTION);
    assertThat(next().solved()).containsExactly(1, 2, 3);
    fake.answer(FakeCourse.adding("return nothing;"));
    assertThat(next().problems()).hasSize(1);
  }

  @Test
  void the_step_that_the_reader_works_on_is_told_before_all_others() throws Exception {
    next();
    assertThat(steps).as("before anything was judged").contains("1").doesNotContain("works on 1");
    steps.clear();
    fake.answer(FakeCourse.CHECKPOINT);
    next();
    assertThat(steps).containsExactly("works on 1", "2", "3");
    steps.clear();
    fake.answer(FakeCourse.SOLUTION);
    next();
    assertThat(steps).containsExactly("works on 2", "3", "1");
  }

  private ChapterResult next() throws InterruptedException {
    ChapterResult verdict = verdicts.poll(30, TimeUnit.SECONDS);
    assertThat(verdict).as("the verdict of a save").isNotNull();
    return verdict;
  }

  private static void watch(Watching watching) {
    try {
      watching.watch();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Ears implements Watching.Audience {
    @Override
    public void step(StepResult step, boolean worksOn) {
      steps.add((worksOn ? "works on " : "") + step.step());
    }

    @Override
    public void verdict(ChapterResult result, LocalTime saved) {
      verdicts.add(result);
    }

    @Override
    public boolean goOn() {
      return goOn;
    }
  }
}
