package lab.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import lab.callers.Act;
import lab.callers.Asking;
import lab.callers.Callers;
import lab.callers.Witness;
import org.jspecify.annotations.Nullable;

/**
 * The callers of one run. Only one of them runs at a time: each stops before whatever it asks of a
 * server, and there it is decided who goes on.
 *
 * <p>Who arrives decides, if it is certain that all others stand still: then a caller that is
 * chosen again need not stop at all, and a change of callers costs one change of threads. Where
 * that is not certain (one may have woken another, a pool may be at work, somebody may wait inside
 * a server) the {@link Conductor} looks, with all that the lab can see, and decides.
 */
final class Trial implements Witness {
  private static final int MOST_POINTS = 2_000;

  private final Callers callers;
  private final Runnable barrier;
  private final Script script;
  private final Recorder recorder;
  private final Thread test = Thread.currentThread();

  /** The callers, and after them threads that work for them. Guarded by this, as what follows. */
  private final List<Lane> lanes;

  private final Map<Thread, Lane> byThread = new ConcurrentHashMap<>();

  /** For each act so far the id of the caller whose act it was. Guarded by this. */
  private final List<Integer> acts = new ArrayList<>();

  /** The caller that ran last, but for one that nobody else could see begin. */
  private int last = -1;

  /** The caller that was let go last, be it to begin. */
  private int ran;

  /** Changes whenever a caller arrives, goes on or ends. */
  private long version;

  /** Whether something happens to all, so that nobody may go on. */
  private boolean interlude;

  /** What the conductor has to do; null if nothing. */
  private @Nullable Task task;

  private boolean over;

  /** A caller that has gone on for too often; null if there is none. */
  private @Nullable Lane endless;

  /** What is wanted of the conductor: a close look, or that something happens. */
  record Task(Optional<Event> event) {
    static final Task LOOK = new Task(Optional.empty());
  }

  /**
   * @param barrier returns when a server has done what it was sent before
   */
  Trial(Callers callers, Runnable barrier, List<Lane> lanes, Script script, Recorder recorder) {
    this.callers = callers;
    this.barrier = barrier;
    this.lanes = new ArrayList<>(lanes);
    this.script = script;
    this.recorder = recorder;
  }

  /** The current thread is the caller's from now on; returns when it may go on. */
  void begin(Lane lane) {
    byThread.put(Thread.currentThread(), lane);
    arrive(lane, null);
  }

  /** The caller is done. */
  synchronized void end(Lane lane, String how) {
    recorder.ends(lane.name, how);
    lane.endedAt = ++version;
    lane.end();
    decideIfStill();
  }

  @Override
  public void before(Act act) {
    if (Thread.currentThread() == test || Asking.here()) {
      return;
    }
    Lane lane = byThread.computeIfAbsent(Thread.currentThread(), this::helper);
    if (!act.isPoint() || lane.isFree()) {
      recorder.asks(lane.shownAs, act);
      return;
    }
    if (act.follows()) {
      barrier.run();
    }
    arrive(lane, act);
  }

  @Override
  public void after(Act act, Supplier<String> reply) {
    recorder.answered(act, reply);
  }

  @Override
  public void willWait(String what) {
    Lane lane = byThread.get(Thread.currentThread());
    if (lane != null) {
      recorder.waits(lane.shownAs, what);
    }
  }

  @Override
  public void stands() {
    Lane lane = byThread.get(Thread.currentThread());
    if (lane != null && !lane.isHere()) {
      decideIfStill();
    }
  }

  /** A thread that works for the caller that ran when it came here first. */
  private synchronized Lane helper(Thread thread) {
    int number = 1 + (int) lanes.stream().filter(lane -> lane.helps).count();
    Lane helper = Lane.helper(lanes.size(), number, lanes.get(ran));
    lanes.add(helper);
    return helper;
  }

  private void arrive(Lane lane, @Nullable Act act) {
    synchronized (this) {
      version++;
      lane.arrive(act);
      decideIfStill();
    }
    lane.standStill(callers);
  }

  /** Decides who goes on if it is certain that nobody runs; else asks for a closer look. */
  private synchronized void decideIfStill() {
    if (interlude || over || task != null || lanes.stream().anyMatch(Lane::isComing)) {
      return;
    }
    if (callers.areAlone() && lanes.stream().noneMatch(lane -> lane.mayBeAtWork(callers))) {
      decide();
    } else {
      want(Task.LOOK);
    }
  }

  private void want(@Nullable Task wanted) {
    task = wanted;
    LockSupport.unpark(test);
  }

  /** Has one of those go on who can; all stand still. */
  private void decide() {
    Optional<Script.Next> next = script.next(lanes, last, recorder.size());
    if (next.isEmpty()) {
      over = lanes.stream().allMatch(lane -> lane.helps || lane.isDone());
      want(over ? null : Task.LOOK);
    } else if (next.get() instanceof Script.Goes goes) {
      go(goes.lane());
    } else if (next.get() instanceof Script.Happens happens) {
      want(new Task(Optional.of(happens.event())));
    }
  }

  private void go(Lane lane) {
    version++;
    ran = lane.id;
    if (lane.begun || !lane.alone) {
      last = lane.id;
    }
    if (!lane.begun) {
      lane.begunAt = version;
    }
    if (lane.points == MOST_POINTS) {
      endless = lane;
      over = true;
      LockSupport.unpark(test);
      return;
    }
    if (lane.next != null) {
      recorder.asks(lane.shownAs, lane.next);
      acts.add(lane.whose);
    }
    lane.go();
  }

  /** What the conductor has to do now; null if nothing. An event lets nobody go on meanwhile. */
  synchronized @Nullable Task take() {
    Task taken = task;
    task = null;
    interlude |= taken != null && taken.event().isPresent();
    return taken;
  }

  synchronized boolean isOver() {
    return over;
  }

  synchronized long version() {
    return version;
  }

  /** Whether something happens to all, so that nobody may go on. */
  synchronized void interlude(boolean begins) {
    interlude = begins;
  }

  /**
   * Decides, if nothing has moved since this version; all have been seen to stand still since.
   *
   * @return false if nobody can go on
   */
  synchronized boolean decideUnlessMoved(long seen) {
    if (seen == version && !over && task == null) {
      decide();
      boolean stuck = task == Task.LOOK;
      task = stuck ? null : task;
      return !stuck;
    }
    return true;
  }

  /** Has nobody stop the callers of a node any more. */
  synchronized void free(int node) {
    lanes.stream().filter(lane -> lane.node == node).forEach(Lane::free);
  }

  /** Has nobody stop anybody any more. */
  synchronized void freeAll() {
    over = true;
    lanes.forEach(Lane::free);
  }

  /** Whether threads worked for the callers: they may still be there. */
  synchronized boolean hadHelpers() {
    return lanes.stream().anyMatch(lane -> lane.helps);
  }

  /** Whether one caller came only after another was done. */
  synchronized boolean cameAfter(String later, String earlier) {
    return named(later).begunAt > named(earlier).endedAt;
  }

  /** Whether nobody else did anything between a caller's first act and its last. */
  synchronized boolean wentThrough(String caller) {
    int id = named(caller).id;
    return acts.lastIndexOf(id) - acts.indexOf(id) + 1 == Collections.frequency(acts, id)
        || !acts.contains(id);
  }

  private Lane named(String name) {
    return lanes.stream().filter(lane -> lane.name.equals(name)).findFirst().orElseThrow();
  }

  /** What to say of the caller that has gone on for too often; empty if there is none. */
  synchronized Optional<String> endless() {
    return Optional.ofNullable(endless)
        .map(
            lane ->
                String.format(
                    Locale.ROOT,
                    "%s asked Redis and the database %d times in one schedule, and was not done.%n"
                        + "Expected: its call ends, or waits through the injected Waits.%n"
                        + "Likely cause: a loop without a pause.%n  %s",
                    lane.name,
                    MOST_POINTS,
                    lane.whereabouts(callers)));
  }

  /** For each caller that is not done, for what it waits. */
  synchronized List<String> waiting() {
    return lanes.stream()
        .filter(lane -> !lane.isDone() && !lane.helps)
        .map(lane -> lane.name + " at " + lane.whereabouts(callers))
        .toList();
  }
}
