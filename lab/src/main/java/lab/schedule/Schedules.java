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
 * with this number is judged, and shown; with {@code lab.trace} the last one is shown.
 */
public final class Schedules {
  /** So many schedules of a race are run where a reader waits for the verdict. */
  static final int FIRST = 100;

  private static final int MOST = 20_000;

  private final Ground ground;
  private final Slots slots;

  /** The number of the last schedule of the step, whichever test it was of. */
  private final AtomicInteger numbers;

  private final int wanted = Integer.getInteger("lab.schedule", 0);
  private final boolean tracing = Boolean.getBoolean("lab.trace");
  private int judged;
  private boolean complete = true;
  private @Nullable Timeline shown;

  /**
   * @param numbers counts the schedules of one step
   */
  public Schedules(Ground ground, AtomicInteger numbers) {
    this.ground = ground;
    this.numbers = numbers;
    this.slots = new Slots(ground.nodes());
  }

  /**
   * Begins a race.
   *
   * @param program makes the reader's object for a node; each schedule has new ones
   */
  public <P> Race<P> of(Function<Node, P> program) {
    return new Race<>(this, program);
  }

  /** The schedule to be shown to a reader, if there is one. */
  public Optional<Timeline> shown() {
    return Optional.ofNullable(shown);
  }

  /** How many schedules were run, as "84" if these are all, else "first 84"; empty for none. */
  public String told() {
    return judged == 0 || wanted > 0 ? "" : complete ? "" + judged : "first " + judged;
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
    return "schedule " + numbers.get();
  }

  /** Whether the schedule that was just counted is to be judged. */
  boolean isWanted() {
    return wanted == 0 || wanted == numbers.get();
  }

  boolean isToBeShown() {
    return tracing || wanted == numbers.get();
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
  }
}
