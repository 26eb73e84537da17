package runner.run;

import java.util.List;
import runner.compile.Compiled;
import runner.compile.Compiler;
import runner.compile.Sources;
import runner.course.Chapter;
import runner.course.DemoCard;
import runner.course.StepCard;
import runner.protocol.Order;
import runner.protocol.Watched;

/**
 * Where one chapter at a time is run. Lanes of one runner share its servers and its compiler and
 * run beside each other; their workers never meet.
 */
public final class Lane implements AutoCloseable {
  private final Compiler compiler;
  private final ServerSource servers;
  private final Limits limits;
  private final Workers workers;
  private final Choices choices;
  private final int width;
  private final boolean warm;
  private final Shares shares;

  Lane(
      Compiler compiler,
      ServerSource servers,
      Limits limits,
      Workers workers,
      Choices choices,
      int width,
      boolean warm) {
    this.warm = warm;
    this.compiler = compiler;
    this.servers = servers;
    this.limits = limits;
    this.workers = workers;
    this.choices = choices;
    this.width = width;
    this.shares = new Shares(width);
  }

  /**
   * Compiles a chapter and runs all of its steps.
   *
   * @throws runner.trouble.MachineLacks if this machine can't run it
   */
  public ChapterResult run(Chapter chapter, Sources sources) {
    return begin(chapter, sources, chapter.steps()).result();
  }

  /**
   * The same, where the tests find a system property too: every run in this lane must set it then.
   */
  public ChapterResult run(Chapter chapter, Sources sources, String property, String value) {
    List<Order.Setting> more = List.of(new Order.Setting(property, value));
    return new ChapterRun(this, chapter, sources, chapter.steps(), more).result();
  }

  /**
   * A run that can be given up.
   *
   * @param steps those to run, in this order; the others come out as NOT_RUN
   */
  public ChapterRun begin(Chapter chapter, Sources sources, List<StepCard> steps) {
    return new ChapterRun(this, chapter, sources, steps, List.of());
  }

  /** Plays the demo of a chapter. */
  public Performance perform(Chapter chapter, DemoCard card) {
    return new Performance(this, chapter, card);
  }

  /** Compiles a program together with its chapter's demo. */
  public Compiled compile(Chapter chapter, Sources sources) {
    return compiler.compile(sources.played(chapter));
  }

  /** Begins to play a program for a room, in a worker of this lane. */
  public LiveRun watch(Watched watched, LiveRun.Audience audience) {
    return new LiveRun(this, watched, audience);
  }

  /** Begins to start the servers and workers, for a run that will come. */
  public void prepare() {
    servers.settings();
    warm();
  }

  /** Kills this lane's workers. */
  @Override
  public void close() {
    workers.close();
  }

  Compiler compiler() {
    return compiler;
  }

  ServerSource servers() {
    return servers;
  }

  Limits limits() {
    return limits;
  }

  Workers workers() {
    return workers;
  }

  Choices choices() {
    return choices;
  }

  Shares shares() {
    return shares;
  }

  /** Has workers get warm for the next run, if this lane is kept warm. */
  void warmAgain() {
    if (warm) {
      warm();
    }
  }

  /** Has workers get warm for a run that begins. */
  void warm() {
    workers.warm(width);
  }
}
