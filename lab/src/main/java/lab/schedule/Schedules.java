package lab.schedule;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import lab.node.Node;
import lab.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * Every interleaving of a few callers on the real servers. A test that would park one caller by
 * hand and let another pass says instead who takes part and what must hold in the end:
 *
 * <pre>{@code
 * schedules.of(this::boardOn)
 *     .caller("A", 1, board -> board.priceOf(LAMP))
 *     .caller("B", 2, board -> board.priceOf(LAMP))
 *     .check(ran -> assertThat(origin).wasAsked(1));
 * }</pre>
 *
 * <p>Each schedule has a number, from 1 within a step; the same program has the same schedules with
 * the same numbers on every machine. The system property {@code lab.schedules} says how many to
 * run: {@code all}, or else a fixed first part of each race. With {@code lab.schedule} only the one
 * with this number is judged, and shown; with {@code lab.trace} the last one is shown, or the whole
 * test if it has none.
 */
public final class Schedules {
  /** So many schedules of a race are run where a reader waits for the verdict. */
  static final int FIRST = 100;

  private static final int MOST = 20_000;
  private static final String TITLE = "schedule ";

  private final Ground ground;
  private final Slots slots;

  /** The number of the last schedule of the step, whichever test it was of. */
  private final AtomicInteger numbers;

  private final int wanted = Integer.getInteger("lab.schedule", 0);
  private final boolean tracing = Boolean.getBoolean("lab.trace");
  private int judged;
  private boolean complete = true;
  private int bound;
  private @Nullable Timeline shown;

  /** Keeps what happens outside of races, if somebody wants to see it. */
  private @Nullable WholeTest wholeTest;

  /**
   * @param numbers counts the schedules of one step
   */
  public Schedules(Ground ground, AtomicInteger numbers) {
    this.ground = ground;
    this.numbers = numbers;
    this.slots = new Slots(ground.nodes());
    if (tracing) {
      wholeTest = new WholeTest(ground);
      ground.callers().watchedBy(wholeTest);
    }
  }

  /**
   * Begins a race.
   *
   * @param program makes the reader's object for a node; each schedule has new ones
   */
  public <P> Race<P> of(Function<Node, P> program) {
    return new Race<>(this, program);
  }

  /** What is to be shown to a reader: a schedule, or the whole test if that is wanted. */
  public Optional<Timeline> shown() {
    return Optional.ofNullable(shown)
        .or(() -> Optional.ofNullable(wholeTest).map(WholeTest::timeline));
  }

  /** Whether a run with this title can be run again by its number. */
  public static boolean isSchedule(String title) {
    return title.startsWith(TITLE);
  }

  /**
   * How many schedules were run: "84" if these are all, else "first 84"; and "84/2" if others were
   * left out because they keep callers from going on more than twice. Empty for none.
   */
  public String told() {
    return judged == 0 || wanted > 0
        ? ""
        : (complete ? "" : "first ") + judged + (bound == 0 ? "" : "/" + bound);
  }

  Ground ground() {
    return ground;
  }

  Slots slots() {
    return slots;
  }

  /** How many schedules of a race to run. */
  static int most(int first) {
    return "all".equals(System.getProperty("lab.schedules")) ? MOST : first;
  }

  int upcoming() {
    return numbers.get() + 1;
  }

  void count() {
    numbers.incrementAndGet();
    judged++;
  }

  String title() {
    return TITLE + numbers.get();
  }

  /** Whether the schedule that was just counted is to be shown if it fails. */
  boolean isWanted() {
    return wanted == 0 || wanted == numbers.get();
  }

  boolean isToBeShown() {
    return tracing || wanted == numbers.get();
  }

  /** Whether only one schedule is asked for. */
  boolean isReplay() {
    return wanted > 0;
  }

  /** Whether nothing more is to be run: the one that was asked for has been shown. */
  boolean isShown() {
    return wanted > 0 && numbers.get() >= wanted;
  }

  void show(Timeline timeline) {
    shown = timeline;
  }

  void explored(Race.Explored explored) {
    complete &= explored.all();
    bound = Math.max(bound, explored.bound());
  }
}
