package lab.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import lab.callers.Act;
import lab.callers.Asking;
import lab.callers.Witness;
import lab.timeline.Moments;
import lab.timeline.Timeline;

/**
 * Keeps what happens in a test that has no races, for whoever wants to see it: the lanes are those
 * of the test itself and of the first callers.
 */
final class WholeTest implements Witness {
  private static final int MOST_LANES = 3;

  private final Thread test = Thread.currentThread();
  private final Recorder recorder;

  /** In the order of their first acts. Guarded by this. */
  private final List<Thread> threads = new ArrayList<>();

  /** Whether it is said that callers were left out. Guarded by this. */
  private boolean said;

  WholeTest(Ground ground) {
    recorder = new Recorder(ground.time());
    ground.time().onAdvance(this::passed);
  }

  private void passed(Duration time) {
    recorder.happens(Moments.text(time) + " passed");
  }

  @Override
  public void before(Act act) {
    if (!Asking.here()) {
      recorder.asks(lane(), act);
    }
  }

  @Override
  public void after(Act act, Supplier<String> reply) {
    recorder.answered(act, reply);
  }

  @Override
  public void willWait(String what) {
    recorder.waits(lane(), what);
  }

  private synchronized String lane() {
    Thread here = Thread.currentThread();
    if (!threads.contains(here)) {
      threads.add(here);
    }
    return name(here);
  }

  private String name(Thread thread) {
    return thread == test ? "the test" : "caller " + (callers().indexOf(thread) + 1);
  }

  private List<Thread> callers() {
    return threads.stream().filter(thread -> thread != test).toList();
  }

  /** All of it as a picture, for everybody who asks. */
  synchronized Timeline timeline() {
    int more = threads.size() - MOST_LANES;
    if (more > 0 && !said) {
      said = true;
      recorder.happens("what " + more + " more callers did is left out");
    }
    List<String> lanes = threads.stream().limit(MOST_LANES).map(this::name).toList();
    return recorder.timeline("the whole test", lanes, Set.of());
  }
}
