package lab.crowd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lab.callers.CallerThread;
import lab.callers.Callers;
import lab.time.Time;
import org.jspecify.annotations.Nullable;

/**
 * Callers that do the same thing at the same time, each on a thread of its own. A crowd is begun by
 * {@link Crowds#of}; {@link #awaitBlocked} sees it stand still, {@link #finish} brings it to its
 * end.
 *
 * @param <T> what a caller gets
 */
public final class Crowd<T> {
  /** Virtual time that {@link #finish} lets pass at most. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final Callers callers;
  private final Time time;
  private final Crowds crowds;
  private final List<Caller> calls = new ArrayList<>();
  private final List<CallerThread> threads;
  private final CountDownLatch ended;
  private final List<Outcome<T>> outcomes;

  Crowd(int size, Call<T> call, Callers callers, Time time, Crowds crowds) {
    this.callers = callers;
    this.time = time;
    this.crowds = crowds;
    this.outcomes = new ArrayList<>();
    this.ended = new CountDownLatch(size);
    for (int i = 0; i < size; i++) {
      calls.add(new Caller(i, call));
    }
    this.threads = CallerThread.begin(calls);
  }

  private final class Caller implements Runnable {
    private final int number;
    private final Call<T> call;

    Caller(int number, Call<T> call) {
      this.number = number;
      this.call = call;
    }

    @Override
    public void run() {
      Outcome<T> outcome;
      try {
        outcome = new Outcome.Got<>(call.by(number));
      } catch (Throwable e) { // an Error of the reader's code is an outcome like any other
        outcome = new Outcome.Failed<>(e);
      }
      synchronized (outcomes) {
        outcomes.add(outcome);
      }
      callers.moved();
      ended.countDown();
    }
  }

  /** Number of callers. */
  public int size() {
    return calls.size();
  }

  /** Waits until every caller has finished or stands still for a reason that the lab can see. */
  public Crowd<T> awaitBlocked() {
    callers.awaitSettled();
    return this;
  }

  /**
   * Brings every caller to its end: whenever all stand still, time moves on to the next moment at
   * which one of them wakes.
   *
   * @throws AssertionError if some are not done after 30 minutes of the test's time, or wait for
   *     something that no time brings
   */
  public Crowd<T> finish() {
    waitFor(LONGEST);
    if (unfinished() > 0) {
      throw crowds.nextMoment().isPresent()
          ? lost("after " + LONGEST.toMinutes() + " minutes of the test's time")
          : lost("each waits for something that never comes");
    }
    return this;
  }

  /**
   * Lets time pass until every caller is done, at most so much of it, and not for those who wait
   * for something that no time brings: some may not have come back.
   *
   * @param limit of the test's time; what is over with it has ended
   */
  public Crowd<T> waitFor(Duration limit) {
    Duration end = time.passed().plus(limit);
    callers.awaitSettled();
    while (unfinished() > 0) {
      Optional<Duration> step = crowds.nextMoment();
      if (step.isEmpty() || time.passed().plus(step.get()).compareTo(end) > 0) {
        return this;
      }
      time.advance(step.get());
      callers.awaitSettled();
    }
    return this;
  }

  /**
   * Waits on the machine's own clock until every caller is done: for a demo, whose callers run
   * freely.
   *
   * @throws AssertionError if some are not done within the limit
   */
  public Crowd<T> join(Duration limit) throws InterruptedException {
    if (!ended.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
      throw lost("they were still at work after " + limit.toSeconds() + " s");
    }
    return this;
  }

  private AssertionError lost(String why) {
    return new AssertionError(
        unfinished() + " of " + size() + " callers never came back: " + why + ".");
  }

  /** Number of callers that have not come back so far. */
  public long unfinished() {
    synchronized (outcomes) {
      return size() - outcomes.size();
    }
  }

  /** What the callers that are done have got, in the order in which they were done. */
  public List<Outcome<T>> outcomes() {
    synchronized (outcomes) {
      return List.copyOf(outcomes);
    }
  }

  /** What came back to the callers that did not fail; {@code null} is a value like any other. */
  public List<@Nullable T> values() {
    List<@Nullable T> values = new ArrayList<>();
    for (Outcome<T> outcome : outcomes()) {
      if (outcome instanceof Outcome.Got<T> got) {
        values.add(got.value());
      }
    }
    return values;
  }

  /** What was thrown at the callers that failed. */
  public List<Throwable> failures() {
    List<Throwable> failures = new ArrayList<>();
    for (Outcome<T> outcome : outcomes()) {
      if (outcome instanceof Outcome.Failed<T> failed) {
        failures.add(failed.cause());
      }
    }
    return failures;
  }

  /** Interrupts the callers that are still at work. */
  public void interrupt() {
    for (int i = 0; i < threads.size(); i++) {
      threads.get(i).interrupt(calls.get(i));
    }
  }

  /** What one caller does; the number runs from 0. */
  @FunctionalInterface
  public interface Call<T> {
    @Nullable T by(int number) throws Exception;
  }

  /** How a call ended. */
  public sealed interface Outcome<T> {
    /** It returned. */
    record Got<T>(@Nullable T value) implements Outcome<T> {}

    /** It threw. */
    record Failed<T>(Throwable cause) implements Outcome<T> {}
  }

  /** A crowd that has not begun. */
  public record Size(int size, Crowds crowds) {
    /** Has every caller make this call now. */
    public <T> Crowd<T> call(Call<T> call) {
      return crowds.start(size, call);
    }
  }
}
