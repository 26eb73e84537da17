package lab.schedule;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lab.callers.Witness;
import lab.crowd.Crowd;
import lab.crowd.Crowd.Outcome;
import lab.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/** One run of one plan, from a fresh state to the end of every caller. */
final class Performance<P> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Ground ground;
  private final Slots slots;
  private final Cast<P> cast;
  private final Plan plan;
  private final Recorder recorder;
  private final List<Lane> lanes;
  private final Trial trial;

  /** Written by the callers, read when they are done. Guarded by itself. */
  private final Map<String, Outcome<Object>> outcomes = new HashMap<>();

  Performance(Ground ground, Slots slots, Cast<P> cast, Plan plan) {
    this.ground = ground;
    this.slots = slots;
    this.cast = cast;
    this.plan = plan;
    this.recorder = new Recorder(ground.time());
    this.lanes = cast.lanes();
    this.trial =
        new Trial(
            ground.callers(),
            ground.redis()::settle,
            lanes,
            new Script(cast, plan, lanes),
            recorder);
  }

  Plan plan() {
    return plan;
  }

  /** Whether threads of the program's own took part. */
  boolean hadHelpers() {
    return trial.hadHelpers();
  }

  /**
   * Runs it.
   *
   * @throws AssertionError if not every caller comes to its end
   */
  Ran run(int number) throws InterruptedException {
    ground.callers().beginRun();
    ground.redis().flush();
    ground.dice().restart();
    Map<Integer, P> programs = cast.programs(slots::at);
    cast.fresh().run();
    Duration begin = ground.time().passed();
    Witness former = ground.callers().witness();
    ground.callers().watchedBy(trial);
    Crowd<Object> crowd =
        ground.crowds().of(lanes.size()).call(place -> live(cast.callers().get(place), programs));
    try {
      new Conductor(ground, trial, recorder).conduct();
      crowd.join(PATIENCE);
    } finally {
      recorder.close();
      trial.freeAll();
      ground.callers().watchedBy(former);
      boolean brokenOff = crowd.unfinished() > 0;
      crowd.interrupt();
      if (brokenOff) {
        slots.breakOff();
      }
      slots.clear(brokenOff || trial.hadHelpers());
    }
    synchronized (outcomes) {
      return new Ran(
          number,
          ground.time().passed().minus(begin),
          Map.copyOf(outcomes),
          trial::cameAfter,
          trial::wentThrough);
    }
  }

  private @Nullable Object live(Cast.Caller<P> caller, Map<Integer, P> programs) throws Exception {
    String how = "";
    trial.begin(lanes.get(caller.id()));
    try {
      Object got = caller.run(programs);
      how = "got " + (got == null ? "nothing" : got);
      note(caller, new Outcome.Got<>(got));
      return got;
    } catch (Throwable failure) { // an Error of the reader's code is an outcome like any other
      how = "failed with " + failure.getClass().getSimpleName();
      note(caller, new Outcome.Failed<>(failure));
      throw failure;
    } finally {
      trial.end(lanes.get(caller.id()), how);
    }
  }

  private void note(Cast.Caller<P> caller, Outcome<Object> outcome) {
    synchronized (outcomes) {
      outcomes.put(caller.name(), outcome);
    }
  }

  /** The run as a picture; where it failed, the row is marked in which it went wrong. */
  Timeline timeline(String title, boolean failed) {
    Set<Integer> marked =
        failed ? plan.wrongRow().stream().boxed().collect(Collectors.toSet()) : Set.of();
    return recorder.timeline(title, cast.names(), marked);
  }
}
