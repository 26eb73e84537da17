package runner.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import runner.compile.Compiled;
import runner.compile.Compiler;
import runner.compile.Sources;
import runner.course.Chapter;
import runner.course.StepCard;
import runner.protocol.Job;
import runner.protocol.Status;

/**
 * Where one chapter at a time is run. Lanes of one runner share its servers and its compiler and run
 * beside each other; their workers never meet.
 */
public final class Lane implements AutoCloseable {
  private final Compiler compiler;
  private final ServerSource servers;
  private final Limits limits;
  private final Workers workers;
  private final int spares;

  /** The worker of the current run, and whether that run was given up. Guarded by this. */
  private @Nullable Worker busy;

  private boolean abandoned;

  Lane(Compiler compiler, ServerSource servers, Limits limits, Workers workers, int spares) {
    this.compiler = compiler;
    this.servers = servers;
    this.limits = limits;
    this.workers = workers;
    this.spares = spares;
  }

  /**
   * Compiles a chapter and runs all of its steps.
   *
   * @throws Abandoned if {@link #abandon} was called meanwhile
   * @throws runner.trouble.MachineLacks if this machine can't run it
   */
  public ChapterResult run(Chapter chapter, Sources sources) {
    return run(chapter, sources, chapter.steps());
  }

  /** The same for some of the steps; the others are {@link Status#NOT_RUN}. */
  public ChapterResult run(Chapter chapter, Sources sources, List<StepCard> steps) {
    synchronized (this) {
      abandoned = false;
    }
    servers.settings();
    workers.warm(1);
    Compiled compiled = compiler.compile(sources);
    if (compiled instanceof Compiled.Problems problems) {
      return ChapterResult.uncompiled(chapter, problems.problems());
    }
    String classes = ((Compiled.Classes) compiled).folder().toString();
    Map<Integer, StepResult> results = run(chapter, classes, steps);
    workers.warm(1 + spares);
    return result(chapter, results);
  }

  /** Gives up the current run, from another thread: its worker is killed. */
  public void abandon() {
    Worker victim;
    synchronized (this) {
      abandoned = true;
      victim = busy;
    }
    if (victim != null) {
      workers.drop(victim);
    }
  }

  /** Has spare workers and the servers warm before the first run. */
  public void prepare() {
    servers.settings();
    workers.warm(1 + spares);
  }

  @Override
  public void close() {
    abandon();
    workers.close();
  }

  /** Runs steps in one worker after another: each step that kills its worker costs one. */
  private Map<Integer, StepResult> run(Chapter chapter, String classes, List<StepCard> steps) {
    Map<Integer, StepResult> results = new TreeMap<>();
    List<StepCard> left = new ArrayList<>(steps);
    List<Job.Setting> settings = ready();
    while (!left.isEmpty() && timeouts(results) < limits.timeouts()) {
      results.putAll(attempt(chapter, Attempt.job(classes, chapter, left, limits, settings)));
      left.removeIf(step -> results.containsKey(step.number()));
    }
    return results;
  }

  private Map<Integer, StepResult> attempt(Chapter chapter, Job job) {
    Worker worker = occupy();
    Attempt attempt = new Attempt(chapter, worker, limits);
    boolean stale;
    try {
      attempt.run(job);
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
    Worker worker = workers.take();
    synchronized (this) {
      busy = worker;
      if (!abandoned) {
        return worker;
      }
    }
    workers.drop(worker);
    throw new Abandoned();
  }

  /** Gives a worker back, or kills it; whether the run was given up meanwhile. */
  private boolean leave(Worker worker, boolean clean) {
    boolean stale;
    synchronized (this) {
      busy = null;
      stale = abandoned;
    }
    if (clean && !stale) {
      workers.giveBack(worker);
    } else {
      workers.drop(worker);
    }
    return stale;
  }

  private List<Job.Setting> ready() {
    try {
      return servers.settings().join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private static long timeouts(Map<Integer, StepResult> results) {
    return results.values().stream().filter(step -> step.status() == Status.TIMEOUT).count();
  }

  private static ChapterResult result(Chapter chapter, Map<Integer, StepResult> results) {
    List<StepResult> steps = new ArrayList<>();
    for (StepCard card : chapter.steps()) {
      StepResult known = results.get(card.number());
      steps.add(
          known != null
              ? known
              : StepResult.without(card, Status.NOT_RUN, "Not run this time.", ""));
    }
    return new ChapterResult(chapter, steps, List.of());
  }
}
