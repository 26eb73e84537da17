package runner.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import runner.compile.Compiled;
import runner.compile.Sources;
import runner.course.Chapter;
import runner.course.StepCard;
import runner.protocol.Job;
import runner.protocol.Order;
import runner.protocol.Status;
import runner.trouble.MachineLacks;

/** One run of one chapter, which another thread may give up at any time. */
public final class ChapterRun {
  /** How long a step that nobody wants any more may go on, so that its worker stays warm. */
  private static final long PATIENCE_MILLIS = 300;

  private final Lane lane;
  private final Chapter chapter;
  private final Sources sources;
  private final List<StepCard> steps;
  private final List<Order.Setting> more;
  private final Grounds grounds;
  private final Set<Integer> vanished = ConcurrentHashMap.newKeySet();

  /** Hears how steps ended, on the threads that see it. Set before the run begins. */
  private Consumer<StepResult> listener = step -> {};

  /** What to say of the servers. Only of the thread that runs. */
  private List<String> notes = List.of();

  /** The workers in use, and whether this run was given up. Guarded by this. */
  private final Set<Worker> busy = new HashSet<>();

  private boolean abandoned;

  /**
   * @param more what the tests are told beyond what all are told
   */
  ChapterRun(
      Lane lane, Chapter chapter, Sources sources, List<StepCard> steps, List<Order.Setting> more) {
    this.more = more;
    this.lane = lane;
    this.chapter = chapter;
    this.sources = sources;
    this.steps = List.copyOf(steps);
    this.grounds = new Grounds(this.steps);
  }

  /**
   * Has this one hear how each step ended, as soon as that is known and on whatever thread: one
   * step after another, and some twice, because a run that machine or servers have disturbed is
   * repeated.
   */
  public void heardBy(Consumer<StepResult> one) {
    listener = one;
  }

  /**
   * Compiles the chapter and runs its steps; to be called once.
   *
   * @throws Abandoned if {@link #abandon} was called
   * @throws MachineLacks if this machine can't run it
   */
  public ChapterResult result() {
    synchronized (lane) { // an earlier run that was given up ends first
      return run();
    }
  }

  private ChapterResult run() {
    if (lane.servers().lost()) {
      // they ended since the last run, and the workers know only them
      lane.workers().dropWaiting();
    }
    lane.servers().settings();
    lane.warm();
    Compiled compiled = lane.compiler().compile(sources);
    if (compiled instanceof Compiled.Problems problems) {
      return ChapterResult.uncompiled(chapter, problems.problems());
    }
    String classes = ((Compiled.Classes) compiled).path();
    WallClock clock = new WallClock();
    Map<Integer, StepResult> results = run(classes);
    if (haveServersEnded(results)
        || !passed(results) && clock.wasSet()
        || results.values().stream().anyMatch(StepResult::isStrange)) {
      // not the reader's fault: once more, with workers that know nothing of the first time
      lane.workers().dropWaiting();
      results = run(classes);
      if (haveServersEnded(results)) {
        throw new MachineLacks(
            "Redis or PostgreSQL ended twice in the middle of a run: something on this machine"
                + " ends them.");
      }
    }
    if (Worker.isEnding()) {
      throw new Abandoned();
    }
    lane.warmAgain();
    return ordered(results);
  }

  /**
   * Gives up this run: {@link #result} ends with {@link Abandoned}. A worker that does not come to
   * the end of its step at once is killed.
   */
  public void abandon() {
    synchronized (this) {
      abandoned = true;
      busy.forEach(worker -> worker.tell(new Order.Stop()));
      if (busy.isEmpty()) {
        return;
      }
    }
    CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).execute(this::kill);
  }

  private void kill() {
    List<Worker> victims;
    synchronized (this) {
      victims = List.copyOf(busy);
    }
    victims.forEach(lane.workers()::drop);
  }

  /** Runs steps, in as many workers side by side as the lane has. */
  private Map<Integer, StepResult> run(String classes) {
    Map<Integer, StepResult> results = new ConcurrentSkipListMap<>();
    List<Order.Setting> settings = settings();
    List<CompletableFuture<Void>> shares = new ArrayList<>();
    for (List<StepCard> share : lane.shares().of(steps)) {
      shares.add(
          CompletableFuture.runAsync(
              () -> run(share, classes, settings, results), ChapterRun::aside));
    }
    try {
      shares.forEach(CompletableFuture::join);
      return results;
    } catch (CompletionException failed) {
      abandon();
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private static void aside(Runnable share) {
    Thread thread = new Thread(share, "workbook share");
    thread.setDaemon(true);
    thread.start();
  }

  /** Runs steps in one worker after another: each step that loses its worker costs one. */
  private void run(
      List<StepCard> share,
      String classes,
      List<Order.Setting> settings,
      Map<Integer, StepResult> results) {
    List<StepCard> left = new ArrayList<>(share);
    while (!left.isEmpty() && timeouts(results) < lane.limits().timeouts()) {
      Job job = Attempt.job(classes, chapter, left, lane.limits());
      results.putAll(attempt(new Order.Run(settings, job)));
      left.removeIf(step -> results.containsKey(step.number()));
    }
  }

  private Map<Integer, StepResult> attempt(Order.Run order) {
    Worker worker = occupy();
    Attempt attempt =
        new Attempt(chapter, worker, lane.limits(), vanished, lane.shares(), listener);
    boolean stale;
    try {
      attempt.run(order);
    } catch (InterruptedException interrupted) {
      abandon();
      Thread.currentThread().interrupt();
    } finally {
      stale = leave(worker, attempt.clean());
    }
    if (stale) {
      throw new Abandoned();
    }
    return attempt.results();
  }

  private Worker occupy() {
    Worker worker = lane.workers().take();
    synchronized (this) {
      if (!abandoned) {
        busy.add(worker);
        return worker;
      }
    }
    lane.workers().giveBack(worker);
    throw new Abandoned();
  }

  /** Gives a worker back, or kills it; whether the run was given up meanwhile. */
  private boolean leave(Worker worker, boolean clean) {
    boolean stale;
    synchronized (this) {
      busy.remove(worker);
      stale = abandoned;
    }
    if (clean && !worker.isWorn()) {
      lane.workers().giveBack(worker);
    } else {
      lane.workers().drop(worker);
    }
    return stale;
  }

  /** Whether steps failed and the servers are gone: then the failures mean nothing. */
  private boolean haveServersEnded(Map<Integer, StepResult> results) {
    return !passed(results) && !Worker.isEnding() && lane.servers().lost();
  }

  private static boolean passed(Map<Integer, StepResult> results) {
    return results.values().stream().allMatch(StepResult::passed);
  }

  private List<Order.Setting> settings() {
    try {
      List<Order.Setting> settings =
          new ArrayList<>(lane.servers().settings(grounds.needed()).join());
      notes = grounds.notes(settings);
      settings.addAll(lane.choices().next());
      settings.addAll(more);
      return settings;
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private static long timeouts(Map<Integer, StepResult> results) {
    return results.values().stream().filter(step -> step.status() == Status.TIMEOUT).count();
  }

  private ChapterResult ordered(Map<Integer, StepResult> results) {
    List<StepResult> all = new ArrayList<>();
    for (StepCard card : chapter.steps()) {
      StepResult known = results.get(card.number());
      all.add(known != null ? known : unknown(card));
    }
    return new ChapterResult(chapter, all, List.of(), notes);
  }

  private StepResult unknown(StepCard card) {
    return steps.contains(card)
        ? StepResult.without(card, Status.NOT_RUN, "earlier steps took too long", "")
        : StepResult.notAsked(card);
  }
}
