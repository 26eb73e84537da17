package lab.schedule;

import java.util.Map;
import java.util.Optional;
import lab.crowd.Crowd;
import lab.crowd.Crowd.Outcome;
import org.jspecify.annotations.Nullable;

/** One schedule that was run, for the invariant that must hold after it. */
public final class Ran {
  private final int number;
  private final Crowd<Object> callers;
  private final Map<String, Outcome<Object>> outcomes;

  Ran(int number, Crowd<Object> callers, Map<String, Outcome<Object>> outcomes) {
    this.number = number;
    this.callers = callers;
    this.outcomes = outcomes;
  }

  /** Its number among the schedules of its step, from 1. */
  public int number() {
    return number;
  }

  /** All callers and what they got. */
  public Crowd<Object> callers() {
    return callers;
  }

  /** What this caller got; null if it got nothing, or failed. */
  public @Nullable Object got(String caller) {
    return outcome(caller) instanceof Outcome.Got<Object> got ? got.value() : null;
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
