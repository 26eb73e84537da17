package lab.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import lab.crowd.Crowd.Outcome;
import org.jspecify.annotations.Nullable;

/** One schedule that was run, for the invariant that must hold after it. */
public final class Ran {
  private final int number;
  private final Duration took;
  private final Map<String, Outcome<Object>> outcomes;
  private final BiPredicate<String, String> cameAfter;
  private final Predicate<String> atOnce;

  Ran(
      int number,
      Duration took,
      Map<String, Outcome<Object>> outcomes,
      BiPredicate<String, String> cameAfter,
      Predicate<String> atOnce) {
    this.took = took;
    this.cameAfter = cameAfter;
    this.atOnce = atOnce;
    this.number = number;
    this.outcomes = outcomes;
  }

  /** Its number among the schedules of its step, from 1. */
  public int number() {
    return number;
  }

  /** The callers, in the order of their names. */
  public List<String> names() {
    return outcomes.keySet().stream().sorted().toList();
  }

  /** What this caller got; null if it got nothing, or failed. */
  public @Nullable Object got(String caller) {
    return outcome(caller) instanceof Outcome.Got<Object> got ? got.value() : null;
  }

  /**
   * What this caller got, as what it is known to be.
   *
   * @throws Exception what was thrown at it
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // the test knows what its callers return
  public <T extends @Nullable Object> T value(String caller) throws Exception {
    Throwable failure = failure(caller).orElse(null);
    if (failure instanceof Error error) {
      throw error;
    } else if (failure instanceof Exception exception) {
      throw exception;
    }
    return (T) got(caller);
  }

  /** How much of the test's time passed. */
  public Duration took() {
    return took;
  }

  /** Whether one caller came only after another was done. */
  public boolean cameAfter(String later, String earlier) {
    return cameAfter.test(later, earlier);
  }

  /** Whether nobody else did anything between its first act and its last. */
  public boolean wentThrough(String caller) {
    return atOnce.test(caller);
  }

  /** What was thrown at this caller; empty if it did not fail. */
  public Optional<Throwable> failure(String caller) {
    return outcome(caller) instanceof Outcome.Failed<Object> failed
        ? Optional.of(failed.cause())
        : Optional.empty();
  }

  private Outcome<Object> outcome(String caller) {
    Outcome<Object> outcome = outcomes.get(caller);
    if (outcome == null) {
      throw new IllegalArgumentException("there is no caller '" + caller + "'");
    }
    return outcome;
  }
}
