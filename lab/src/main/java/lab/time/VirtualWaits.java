package lab.time;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import lab.callers.Asking;
import lab.callers.Callers;
import lab.callers.Reminder;
import lab.timeline.Moments;
import org.jspecify.annotations.Nullable;

/**
 * Waits that end when the test moves time, or when what they wait for happens.
 *
 * <p>A condition is asked before anybody waits, and again whenever anything has happened since it
 * was last asked (a command, a reply, a released thread, a step of time) and once more before all
 * is called still. What the asking again itself sends does not count, or two callers that poll
 * would keep each other awake for ever and nobody would ever be settled.
 */
public final class VirtualWaits implements Waits {
  private final Time time;
  private final Callers callers;
  private final Executor executor;

  /** Sleepers. Each adds itself; whoever wakes it removes it. */
  private final List<Sleeper> sleepers = new CopyOnWriteArrayList<>();

  /** Runs scheduled tasks on the given executor. */
  public VirtualWaits(Time time, Callers callers, Executor executor) {
    this.time = time;
    this.callers = callers;
    this.executor = executor;
    time.onAdvance(by -> wake());
  }

  @Override
  public void sleep(Duration limit) throws InterruptedException {
    if (limit.compareTo(Duration.ZERO) > 0) {
      callers.witness().willWait("sleeps " + Moments.text(limit));
      try (Sleeper sleeper = new Sleeper(limit)) {
        sleeper.stand(callers.park());
        sleeper.over.await();
      }
    }
  }

  @Override
  public <T> T get(Future<T> future, Duration limit)
      throws InterruptedException, ExecutionException, TimeoutException {
    boolean done =
        future instanceof CompletableFuture<T> completable
            ? isDoneWithin(completable, limit)
            : until(future::isDone, limit);
    if (!done) {
      throw new TimeoutException("not done within " + limit);
    }
    return future.get();
  }

  /** Nobody needs to look whether it is done: whoever completes it wakes those who wait. */
  private <T> boolean isDoneWithin(CompletableFuture<T> future, Duration limit)
      throws InterruptedException {
    if (!future.isDone() && limit.compareTo(Duration.ZERO) > 0) {
      callers.witness().willWait("waits for a future, at most " + Moments.text(limit));
      try (Sleeper sleeper = new Sleeper(limit)) {
        sleeper.stand(callers.park());
        future.whenComplete((value, failure) -> sleeper.wake());
        sleeper.over.await();
      }
    }
    return future.isDone();
  }

  @Override
  public boolean until(BooleanSupplier condition, Duration limit) throws InterruptedException {
    if (condition.getAsBoolean()) { // nobody waits so far: what it does are acts like any other
      return true;
    }
    callers.witness().willWait("waits for a condition, at most " + Moments.text(limit));
    Question question = new Question(condition);
    Reminder reminder = new Reminder(callers, () -> !question.isAnswered());
    Callers.Parked place = callers.park(question::isAnswered);
    Runnable atEnd =
        () -> {
          place.close();
          reminder.ring();
        };
    try (Sleeper sleeper = new Sleeper(limit, atEnd)) {
      while (!question.ask()) {
        if (sleeper.isOver()) {
          return question.ask();
        }
        reminder.await();
      }
      return true;
    }
  }

  @Override
  public void schedule(Runnable task, Duration delay) {
    if (delay.compareTo(Duration.ZERO) <= 0) {
      executor.execute(task);
    } else {
      new Sleeper(delay, () -> executor.execute(task));
    }
  }

  /** Time until the next wait ends by itself; empty if nobody waits. */
  public Optional<Duration> next() {
    return sleepers.stream()
        .map(sleeper -> sleeper.end.minus(time.passed()))
        .min(Comparator.naturalOrder());
  }

  private void wake() {
    for (Sleeper sleeper : sleepers) {
      if (sleeper.end.compareTo(time.passed()) <= 0) {
        sleeper.wake();
      }
    }
  }

  /** Somebody who waits for a moment: a thread in a gate, or a task. */
  private final class Sleeper implements AutoCloseable {
    private final Duration end;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Runnable atEnd;

    /** Where its thread stands; null if it is a task, or its thread has not come there yet. */
    private volatile Callers.@Nullable Parked place;

    Sleeper(Duration limit, Runnable atEnd) {
      this.end = time.passed().plus(limit);
      this.atEnd = atEnd;
      sleepers.add(this);
    }

    /** A thread that will stand in a gate: whoever sees it there must see its moment too. */
    Sleeper(Duration limit) {
      this(limit, () -> {});
    }

    /** The current thread stands here until it is woken, or goes on. */
    void stand(Callers.Parked gate) {
      place = gate;
      if (isOver()) {
        gate.close();
      }
    }

    boolean isOver() {
      return over.getCount() == 0 || end.compareTo(time.passed()) <= 0;
    }

    void wake() {
      if (sleepers.remove(this)) {
        leave();
        over.countDown();
      }
    }

    /** The thread goes on before its moment came. */
    @Override
    public void close() {
      if (sleepers.remove(this)) {
        leave();
      }
    }

    private void leave() {
      atEnd.run();
      Callers.Parked gate = place;
      if (gate != null) {
        gate.close();
      }
    }
  }

  /** A condition and the last moment of activity at which it was asked. */
  private final class Question {
    private final BooleanSupplier condition;

    /** Activity before the last answer. Written by the thread that asks, read by whoever looks. */
    private volatile long askedAt = -1;

    private volatile long askedInRound = -1;

    private volatile boolean asking = true;

    Question(BooleanSupplier condition) {
      this.condition = condition;
    }

    boolean ask() {
      asking = true;
      long now = callers.activity();
      long round = callers.rounds();
      boolean holds = Asking.silently(condition);
      askedAt = now;
      askedInRound = round;
      asking = holds;
      return holds;
    }

    boolean isAnswered() {
      return !asking && askedInRound == callers.rounds() && askedAt == callers.activity();
    }
  }
}
