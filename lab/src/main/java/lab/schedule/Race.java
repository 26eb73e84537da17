package lab.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import lab.callers.Act;
import lab.node.Node;
import lab.schedule.Cast.Caller;
import lab.timeline.Moments;
import org.jspecify.annotations.Nullable;

/**
 * A few callers and what may happen to them, of which every order is to be tried. Begun by {@link
 * Schedules#of}, ended by {@link #check}:
 *
 * <pre>{@code
 * schedules.of(this::boardOn)
 *     .caller("A", 1, board -> board.priceOf(LAMP))
 *     .caller("B", 2, board -> board.priceOf(LAMP))
 *     .mayHappen("5 s pass", () -> time.advance(LEASE))
 *     .check(ran -> assertThat(origin).wasAsked(1));
 * }</pre>
 *
 * <p>Before each schedule Redis is emptied, every node gets a new program, and chance begins anew.
 *
 * @param <P> the reader's class, of which each node has one
 */
public final class Race<P> {
  static final int FIRST_EVENT = 1_000;

  private final Schedules schedules;
  private final Function<Node, P> program;
  private final List<Caller<P>> callers = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<Moves.Move> opening = new ArrayList<>();
  private final List<Moves.Move> closing = new ArrayList<>();
  private final Set<Integer> slow = new HashSet<>();
  private Runnable fresh = () -> {};
  private Commuting commuting = Commuting.NEVER;
  private int preemptions = Integer.MAX_VALUE;
  private int first = Schedules.FIRST;

  Race(Schedules schedules, Function<Node, P> program) {
    this.schedules = schedules;
    this.program = program;
  }

  /**
   * Adds a caller.
   *
   * @param name of its lane in the picture, short
   * @param node number of the node on which it runs, from 1; callers of one node share a program
   */
  public Race<P> caller(String name, int node, Call<P> call) {
    callers.add(new Caller<>(callers.size(), name, node, call));
    return this;
  }

  /** Has the clock of a node be wrong by the offset: positive for fast. */
  public Race<P> clock(int node, Duration offset) {
    schedules.slots().clock(node, offset);
    return this;
  }

  /** Has this run before each schedule: what a test changed must be put back. */
  public Race<P> onFreshState(Runnable setup) {
    fresh = setup;
    return this;
  }

  /** Every schedule begins so: the caller goes on until it is about to load from the database. */
  public Race<P> firstLoads(String caller) {
    return first(caller, Cast.LOADS);
  }

  /** Every schedule begins so: the caller goes on until it has to wait, or is done. */
  public Race<P> firstWaits(String caller) {
    return first(caller, act -> false);
  }

  /** Every schedule begins so: the caller does the next thing, which it is about to do. */
  public Race<P> firstGoesOn(String caller) {
    opening.add(new Moves.Goes(named(caller).id(), act -> false, true));
    return this;
  }

  private Race<P> first(String caller, Predicate<Act> until) {
    opening.add(new Moves.Goes(named(caller).id(), until, false));
    return this;
  }

  /** Every schedule begins so: this happens. */
  public Race<P> firstHappens(String what, Runnable action) {
    opening.add(new Moves.Happens(event(what, lanes -> true, action)));
    return this;
  }

  /** Every schedule ends so: when all others are done, or load slowly, this caller comes. */
  public Race<P> lastComes(String caller) {
    closing.add(new Moves.Goes(named(caller).id(), act -> false, false));
    return this;
  }

  /** Every schedule ends so: when all others are done, or load slowly, this happens. */
  public Race<P> lastHappens(String what, Runnable action) {
    closing.add(new Moves.Happens(event(what, lanes -> true, action)));
    return this;
  }

  /** The caller's loads take long: they answer when nobody else can go on. */
  public Race<P> loadsSlowly(String caller) {
    slow.add(named(caller).id());
    return this;
  }

  /** This happens once in a schedule, before any act of a caller, or not at all. */
  public Race<P> mayHappen(String what, Runnable action) {
    events.add(event(what, lanes -> true, action));
    return this;
  }

  /** So much time passes once, before any act of a caller, or not at all. */
  public Race<P> mayPass(Duration time) {
    return mayPass(Moments.text(time) + " pass", () -> schedules.ground().time().advance(time));
  }

  /** Time passes once in this way, before any act of a caller, or not at all. */
  public Race<P> mayPass(String what, Runnable passes) {
    events.add(event(what, lanes -> !schedules.slots().areWatching(), passes));
    return this;
  }

  /** What was named last happens, if at all, before the caller is done. */
  public Race<P> beforeTheEndOf(String caller) {
    Event event = events.remove(events.size() - 1);
    events.add(event.before(named(caller).id()));
    return this;
  }

  /** The caller's node dies once, before any act of a caller, or not at all. */
  public Race<P> mayDie(String caller) {
    int node = named(caller).node();
    events.add(
        new Event(
            FIRST_EVENT + events.size(),
            "the node of " + caller + " dies",
            lanes -> true,
            () -> schedules.slots().kill(node),
            node));
    return this;
  }

  private Event event(String what, Predicate<List<Lane>> possible, Runnable action) {
    return new Event(FIRST_EVENT + events.size(), what, possible, action, 0);
  }

  /**
   * Leaves out schedules that differ in the order of acts that don't touch each other. If one of
   * those that are left fails, all are searched for the shortest. Not with {@link #preemptions}.
   */
  public Race<P> leavingOutTheSame() {
    commuting = Commuting.WHERE_KNOWN;
    return this;
  }

  /** Keeps callers from going on at most so often in one schedule. */
  public Race<P> preemptions(int most) {
    preemptions = most;
    return this;
  }

  /** Runs so many schedules when a reader waits for the verdict; the rest where nobody does. */
  public Race<P> firstSchedules(int count) {
    first = count;
    return this;
  }

  /**
   * Runs the schedules, until one fails or there are no more.
   *
   * @param invariant what must hold after each of them; throws if it does not
   * @return what was run
   */
  public Explored check(Invariant invariant) throws Exception {
    if (commuting == Commuting.NEVER) {
      return explore(commuting, invariant);
    }
    mustHaveNoBound();
    try {
      return explore(commuting, invariant);
    } catch (AssertionError | Exception failure) {
      if (schedules.isShown()) {
        throw failure;
      }
      // of schedules that are the same, the one that was run may be the longest to read
      Explored all = explore(Commuting.NEVER, invariant);
      if (schedules.isReplay()) {
        return all;
      }
      throw failure;
    }
  }

  private void mustHaveNoBound() {
    if (preemptions < Integer.MAX_VALUE) {
      throw new IllegalStateException(
          "preemptions(n) with leavingOutTheSame() would leave out too many: of schedules that are"
              + " the same, only one with more than n may be left");
    }
  }

  private Explored explore(Commuting commuting, Invariant invariant) throws Exception {
    return new Exploration<>(
            schedules,
            new Cast<>(program, callers, events, opening, closing, slow, fresh),
            new Search(commuting, preemptions),
            invariant)
        .explore(Schedules.most(first));
  }

  private Caller<P> named(String name) {
    return callers.stream()
        .filter(caller -> caller.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no caller '" + name + "'"));
  }

  /** What a caller does. */
  @FunctionalInterface
  public interface Call<P> {
    @Nullable Object on(P program) throws Exception;
  }

  /** What must hold after a schedule. */
  @FunctionalInterface
  public interface Invariant {
    void after(Ran ran) throws Exception;
  }

  /**
   * What was run.
   *
   * @param schedules number of schedules that were run to their end and judged
   * @param all whether there are no others, within the preemptions that were asked for
   * @param bound number of preemptions, if there are others with more of them; else 0
   */
  public record Explored(int schedules, boolean all, int bound) {}
}
