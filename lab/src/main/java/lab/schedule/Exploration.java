package lab.schedule;

import java.util.Optional;
import lab.schedule.Race.Explored;
import lab.schedule.Race.Invariant;

/** Runs the schedules of one race, one after another. */
final class Exploration<P> {
  /** A machine that stood still for seconds may change what Redis says; a program must not. */
  private static final int ATTEMPTS = 3;

  /** The same where threads of the program's own took part: they need luck to run alike. */
  private static final int ATTEMPTS_WITH_THREADS = 6;

  private static final int TWICE = 2;

  /** So many schedules of a program that has threads of its own, which take time to look at. */
  private static final int MOST_WITH_THREADS = 15;

  private final Schedules schedules;
  private final Cast<P> cast;
  private final Search search;
  private final Invariant invariant;

  Exploration(Schedules schedules, Cast<P> cast, Search search, Invariant invariant) {
    this.schedules = schedules;
    this.cast = cast;
    this.search = search;
    this.invariant = invariant;
  }

  /**
   * Runs schedules until one fails, there are no more, or there are so many.
   *
   * @throws Unrepeatable if a schedule can't be run twice
   */
  Explored explore(int most) throws Exception {
    Optional<Plan> plan = search.next();
    perform(plan.orElseThrow()); // what happens once only (a script is loaded) has happened then
    int count = 0;
    int others = 0;
    while (plan.isPresent() && count + others < most(most) && !schedules.isShown()) {
      Optional<Plan> done = judge(plan.get());
      count += done.isPresent() && !done.get().isRedundant() ? 1 : 0;
      others += done.isEmpty() ? 1 : 0;
      done.ifPresent(search::ran);
      plan = search.next();
    }
    Explored explored = new Explored(count, plan.isEmpty() && others == 0, search.bound());
    schedules.explored(explored);
    return explored;
  }

  private int most(int wanted) {
    boolean alone = schedules.ground().callers().areAlone();
    return alone ? wanted : Math.min(wanted, MOST_WITH_THREADS);
  }

  /** Runs the plan and judges the run; empty if the program has run otherwise each time. */
  private Optional<Plan> judge(Plan plan) throws Exception {
    Optional<Judged<P>> judged = repeatable(plan);
    if (judged.isPresent() && !judged.get().performance.plan().isRedundant()) {
      schedules.count();
      judge(judged.get());
    }
    return judged.map(done -> done.performance.plan());
  }

  private void judge(Judged<P> judged) throws Exception {
    try {
      invariant.after(judged.ran);
    } catch (AssertionError | Exception failure) {
      mustRepeat(judged.performance.plan(), judged.ran.number());
      if (schedules.isWanted()) {
        schedules.show(judged.performance.timeline(schedules.title(), true));
      }
      throw failure;
    }
    if (schedules.isToBeShown()) {
      schedules.show(judged.performance.timeline(schedules.title(), false));
    }
  }

  /**
   * What holds is not asked of a program that is another one each time: a failure counts if its
   * schedule can be run twice more in three attempts. Threads of the program's own may differ.
   */
  private void mustRepeat(Plan failed, int number) throws Exception {
    int same = schedules.ground().callers().areAlone() ? 0 : TWICE;
    for (int attempt = 1; same < TWICE && attempt <= ATTEMPTS; attempt++) {
      same += perform(failed.repeated()).performance.plan().hasDiverged() ? 0 : 1;
    }
    if (same < TWICE) {
      throw new Unrepeatable(number);
    }
  }

  /**
   * A run of the plan as it was found. Threads of the program's own may differ each time, and then
   * there is none; anything else must not.
   */
  private Optional<Judged<P>> repeatable(Plan plan) throws Exception {
    boolean alone = true;
    for (int attempt = 1; attempt <= (alone ? ATTEMPTS : ATTEMPTS_WITH_THREADS); attempt++) {
      Judged<P> performed = perform(plan.again());
      if (!performed.performance.plan().hasDiverged()) {
        return Optional.of(performed);
      }
      alone &= !performed.performance.hadHelpers();
    }
    if (alone) {
      throw new Unrepeatable(schedules.upcoming());
    }
    return Optional.empty();
  }

  private Judged<P> perform(Plan plan) throws Exception {
    return perform(plan, true);
  }

  /**
   * @param again whether a deadlock must be seen once more: a thread that gets no core at a bad
   *     moment can look as if nobody could go on
   */
  private Judged<P> perform(Plan plan, boolean again) throws Exception {
    Performance<P> performance =
        new Performance<>(schedules.ground(), schedules.slots(), cast, plan);
    try {
      return new Judged<>(performance, performance.run(schedules.upcoming()));
    } catch (AssertionError stuck) {
      if (again && stuck instanceof Deadlock) {
        return perform(plan.again(), false);
      }
      schedules.count();
      schedules.show(performance.timeline(schedules.title(), true));
      throw stuck;
    }
  }

  private record Judged<P>(Performance<P> performance, Ran ran) {}
}
