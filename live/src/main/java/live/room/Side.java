package live.room;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lab.live.Lever;
import live.program.Programs;
import live.program.Strategy;
import live.recording.Tick;
import org.jspecify.annotations.Nullable;
import runner.compile.Sources;
import runner.protocol.Watched;
import runner.run.Lane;
import runner.run.LiveRun;

/**
 * One of two programs side by side. What is asked of it happens on a thread of its own, one thing
 * after another; what its worker says comes on another.
 */
final class Side implements AutoCloseable {
  private static final long LOOK_MILLIS = 300;

  private final int number;
  private final Lane lane;
  private final Programs programs;
  private final Controls controls;
  private final Consumer<Tick> samples;
  private final Consumer<String> news;
  private final ScheduledExecutorService thread;

  /** Only of the thread, as what follows. */
  private Strategy chosen = Strategy.NONE;

  private String key = "";
  private @Nullable LiveRun run;

  /** How many runs have begun. */
  private int begun;

  private final Now now = new Now();

  /**
   * @param number 0 or 1
   * @param samples hears each sample
   * @param news hears what happened; also called with an empty text when only the state is new
   */
  Side(
      int number,
      Lane lane,
      Programs programs,
      Controls controls,
      Consumer<Tick> samples,
      Consumer<String> news) {
    this.number = number;
    this.lane = lane;
    this.programs = programs;
    this.controls = controls;
    this.samples = samples;
    this.news = news;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread its = new Thread(task, "workbook side " + Tick.name(number));
              its.setDaemon(true);
              return its;
            });
    thread.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  State.SideState state() {
    return now.state();
  }

  void awaitStarted() throws InterruptedException {
    now.awaitStarted();
  }

  /** Plays another program, or the same one anew. */
  void choose(Strategy strategy) {
    thread.execute(
        () -> {
          chosen = strategy;
          if (strategy == Strategy.NOTHING) {
            leaveEmpty();
          } else {
            read();
          }
        });
  }

  void pull(Lever lever, int value) {
    thread.execute(
        () -> {
          LiveRun its = run;
          if (its != null) {
            its.pull(lever, value);
          }
        });
  }

  /** Plays the reader's file again if it was saved. */
  private void look() {
    try {
      if (chosen.isYours() && !programs.sources(chosen).key().equals(key)) {
        read();
      }
    } catch (RuntimeException halfSaved) {
      // an editor has moved the old file away and not yet the new one into place: look again
      return;
    }
  }

  private void read() {
    try {
      Sources sources = programs.sources(chosen);
      boolean again = !key.isEmpty() && chosen.isYours() && state().chosen().equals(chosen.id());
      key = sources.key();
      Programs.Made made = programs.make(chosen, sources, lane);
      if (made instanceof Programs.Playable playable) {
        play(playable.watched(), again);
      } else if (made instanceof Programs.Faulty faulty) {
        refuse(chosen.title() + " does not compile. " + goesOn(), faulty.told());
      }
    } catch (RuntimeException lacking) { // the executor would keep it to itself
      String why = String.valueOf(lacking.getMessage());
      refuse(why, why);
    }
  }

  private String goesOn() {
    String playing = state().program();
    return playing.isEmpty() ? "Nothing is played." : playing + " goes on as it was.";
  }

  private void refuse(String sentence, String trouble) {
    now.isRefused(chosen.id(), trouble, run != null);
    say(sentence);
  }

  private void play(Watched watched, boolean again) {
    end();
    now.starts(chosen.id(), chosen.title());
    say(chosen.title() + (again ? " was saved: it starts anew." : " starts."));
    run = lane.watch(watched, ears(chosen.title()));
  }

  private void leaveEmpty() {
    end();
    key = "";
    now.isEmpty(chosen.id());
    say("Nothing is played here.");
  }

  private void end() {
    LiveRun its = run;
    run = null;
    if (its != null) {
      its.close();
    }
  }

  private void say(String text) {
    news.accept(text.isEmpty() ? "" : Tick.name(number) + ": " + text);
  }

  private Ears ears(String title) {
    int its = ++begun;
    return new Ears(
        title,
        now,
        sample -> samples.accept(new Tick(number, title, sample)),
        this::say,
        () -> thread.execute(this::setLevers),
        () -> thread.execute(() -> over(its)));
  }

  /** A run has ended by itself; it may not be the last one any more. */
  private void over(int its) {
    if (its == begun) {
      run = null;
    }
  }

  private void setLevers() {
    LiveRun its = run;
    if (its != null) {
      its.pull(Lever.HOLD, controls.hold() ? 1 : 0);
      its.pull(Lever.QUERY, controls.query());
      its.pull(Lever.RATE, controls.rate());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      thread.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    end();
  }
}
