package lab.schedule;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import lab.timeline.Moments;

/**
 * The part of a run that is the test's own: looks closely where the callers can't decide by
 * themselves, has events happen, and moves time when nobody can go on.
 */
final class Conductor {
  /** After this time without any news it looks, unasked: somebody may wait inside a server. */
  private static final long UNASKED_NANOS = 2_000_000;

  private static final long SHORTEST_NAP_NANOS = 20_000;
  private static final int LOOKS = 50;

  /** Of the test's time, in one run. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final Ground ground;
  private final Trial trial;
  private final Recorder recorder;
  private final Duration end;
  private long nap = UNASKED_NANOS;
  private int looks;

  Conductor(Ground ground, Trial trial, Recorder recorder) {
    this.ground = ground;
    this.trial = trial;
    this.recorder = recorder;
    this.end = ground.time().passed().plus(LONGEST);
  }

  /**
   * Returns when every caller is done.
   *
   * @throws AssertionError if they never are
   */
  void conduct() throws InterruptedException {
    while (!trial.isOver()) {
      Trial.Task task = trial.take();
      if (task == null) {
        LockSupport.parkNanos(this, nap);
        task = trial.take();
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (task != null && task.event().isPresent()) {
        happen(task.event().get());
      } else if (!trial.isOver()) {
        look();
      }
    }
    Optional<String> endless = trial.endless();
    if (endless.isPresent()) {
      throw new AssertionError(endless.get());
    }
  }

  private void happen(Event event) {
    recorder.happens(event.name());
    event.action().run();
    trial.free(event.kills());
    trial.interlude(false);
    nap = SHORTEST_NAP_NANOS;
  }

  private void look() {
    long seen = trial.version();
    if (ground.callers().areSettled()) {
      looks = 0;
      nap = ground.callers().areAlone() ? UNASKED_NANOS : SHORTEST_NAP_NANOS;
      if (!trial.decideUnlessMoved(seen)) {
        moveTime();
      }
    } else if (++looks < LOOKS) {
      nap = Math.min(2 * nap, UNASKED_NANOS);
    } else {
      ground.callers().awaitSettled(); // or tells who never stands still
      looks = 0;
    }
  }

  private void moveTime() {
    Optional<Duration> step = ground.crowds().nextMoment();
    if (step.isEmpty() || ground.time().passed().plus(step.get()).compareTo(end) > 0) {
      throw new Deadlock(trial.waiting());
    }
    trial.interlude(true);
    recorder.happens(Moments.text(step.get()) + " pass");
    ground.time().advance(step.get());
    trial.interlude(false);
    nap = SHORTEST_NAP_NANOS;
  }
}
