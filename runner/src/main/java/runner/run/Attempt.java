package runner.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import runner.course.Chapter;
import runner.course.StepCard;
import runner.protocol.Job;
import runner.protocol.Message;
import runner.protocol.Order;
import runner.protocol.Status;
import runner.trouble.MachineLacks;

/** One job in one worker: what became of its steps, and whether the worker may go on. */
final class Attempt {
  /** How much later than the worker its parent notices that a step does not end. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** How long a JVM may take to start, on a machine that does much else. */
  private static final Duration START = Duration.ofSeconds(60);

  private final Chapter chapter;
  private final Worker worker;
  private final Limits limits;
  private final Set<Integer> vanished;
  private final Shares shares;
  private final Consumer<StepResult> listener;
  private final Map<Integer, StepResult> results = new TreeMap<>();
  private int running;
  private boolean clean;
  private boolean started;

  /** When the running step began. */
  private long begunNanos;

  /**
   * An attempt that has not begun.
   *
   * @param vanished steps during which a worker of the same run vanished
   * @param shares hears how long each step took
   * @param listener hears how each step ended
   */
  Attempt(
      Chapter chapter,
      Worker worker,
      Limits limits,
      Set<Integer> vanished,
      Shares shares,
      Consumer<StepResult> listener) {
    this.listener = listener;
    this.shares = shares;
    this.vanished = vanished;
    this.chapter = chapter;
    this.worker = worker;
    this.limits = limits;
  }

  /** Runs a job until it is done or the worker is lost. */
  Attempt run(Order.Run order) throws InterruptedException {
    worker.begin(order);
    running = order.job().steps().get(0).number();
    Duration longest = limits.step().plus(GRACE);
    long begun = System.nanoTime();
    Duration all = START.plus(longest.multipliedBy(order.job().steps().size()));
    boolean over = false;
    while (!over) {
      Duration left = all.minusNanos(System.nanoTime() - begun);
      Message message =
          left.isNegative() ? new Message.Silence() : worker.next(started ? longest : START);
      over = hear(message);
    }
    return this;
  }

  Map<Integer, StepResult> results() {
    return results;
  }

  /** Whether the worker can take another job. */
  boolean clean() {
    return clean;
  }

  /** Notes a message; true at the end of the job. */
  private boolean hear(Message message) {
    if (message instanceof Message.Begun begun) {
      running = begun.step();
      started = true;
      begunNanos = System.nanoTime();
    } else if (message instanceof Message.Ended ended) {
      StepCard card = chapter.step(ended.step());
      shares.took(card, Duration.ofNanos(System.nanoTime() - begunNanos));
      note(StepResult.of(card, ended.tests(), ended.output()));
    } else if (message instanceof Message.TimedOut late) {
      return lost(Status.TIMEOUT, Endings.timeout(limits, late.where()), late.output());
    } else if (message instanceof Message.Exited exit) {
      return lost(Status.CRASH, Endings.exit(exit.where()), exit.output());
    } else if (message instanceof Message.OutOfMemory full) {
      return lost(Status.CRASH, Endings.memory(limits, full.where()), full.output());
    } else if (message instanceof Message.Silence) {
      return silent();
    } else if (message instanceof Message.Gone) {
      return gone();
    } else if (message instanceof Message.Done done) {
      clean = done.clean();
      return true;
    }
    return false;
  }

  private boolean silent() {
    return started ? lost(Status.TIMEOUT, Endings.timeout(limits, ""), "") : gone();
  }

  /** A worker that vanished may have been killed by anybody: its step gets a second chance. */
  private boolean gone() {
    if (Worker.isEnding()) {
      throw new Abandoned();
    } else if (vanished.add(running)) {
      return true;
    }
    if (!started) {
      throw new MachineLacks(
          "The Java program that runs your code could not start (" + worker.ending() + ").");
    }
    return lost(Status.CRASH, Endings.gone(worker.ending()), "");
  }

  private boolean lost(Status status, String message, String output) {
    note(StepResult.without(chapter.step(running), status, message, output));
    return true;
  }

  private void note(StepResult result) {
    if (results.putIfAbsent(result.step(), result) == null) {
      listener.accept(result);
    }
  }

  static Job job(String classes, Chapter chapter, List<StepCard> steps, Limits limits) {
    return new Job(
        classes,
        chapter.card().testClass(),
        steps.stream().map(step -> new Job.Step(step.number(), step.nested())).toList(),
        limits.step().toMillis());
  }
}
