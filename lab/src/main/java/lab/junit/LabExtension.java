package lab.junit;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import lab.backend.Ability;
import lab.schedule.Schedules;
import lab.story.Story;
import lab.timeline.Timeline;
import lab.timeline.TimelineText;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Gives tests the lab as parameters, fresh for each test: {@code Node} (each parameter another
 * one), {@code Nodes}, {@code Redis}, {@code Shop}, {@code Origin}, {@code Time}, {@code Crowds},
 * {@code CrashPoints}, {@code Schedules}, {@code Power}, {@code Dice} and {@code Draw}.
 *
 * <p>Values are drawn from a seed that a failure names; {@code -Dlab.seed=N} draws them again.
 */
public final class LabExtension
    implements BeforeEachCallback,
        AfterTestExecutionCallback,
        ParameterResolver,
        TestExecutionExceptionHandler {
  private static final Namespace LAB = Namespace.create(LabExtension.class);
  private static final long SEEDS = 1_000_000;
  private static final long SEED_OF_THIS_JVM = ThreadLocalRandom.current().nextLong(SEEDS);

  @Override
  public void beforeEach(ExtensionContext test) {
    session(test);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getTestMethod().isPresent()
        && session(test).offers(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return session(test).give(parameter.getParameter().getType());
  }

  @Override
  public void handleTestExecutionException(ExtensionContext test, Throwable failure)
      throws Throwable {
    session(test).mustKnowEveryCommand();
    Optional<Timeline> run = session(test).schedules().shown();
    throw failure instanceof Story story
        ? story.signed(signature(test, run), run.map(TimelineText::of).orElse(""))
        : failure;
  }

  /** Tells whoever listens which schedules were run, and the one to look at. */
  @Override
  public void afterTestExecution(ExtensionContext test) {
    Schedules schedules = session(test).schedules();
    if (!schedules.told().isEmpty()) {
      test.publishReportEntry("schedules", schedules.told());
    }
    schedules.shown().ifPresent(run -> test.publishReportEntry("timeline", run.line()));
  }

  private static Session session(ExtensionContext test) {
    return test.getStore(LAB)
        .getOrComputeIfAbsent(Session.class, key -> begin(test), Session.class);
  }

  private static Session begin(ExtensionContext test) {
    String chapter = test.getRequiredTestClass().getPackageName();
    return Session.begin(seedOf(test), chapter, needed(test), numbers(test));
  }

  /** The schedules of a step are counted through all of its tests. */
  private static AtomicInteger numbers(ExtensionContext test) {
    return test.getParent()
        .orElse(test)
        .getStore(LAB)
        .getOrComputeIfAbsent(AtomicInteger.class, key -> new AtomicInteger(), AtomicInteger.class);
  }

  private static Set<Ability> needed(ExtensionContext test) {
    return step(test).map(step -> Set.of(step.needs())).orElse(Set.of());
  }

  private static Optional<Step> step(ExtensionContext test) {
    return Optional.ofNullable(test.getRequiredTestClass().getAnnotation(Step.class));
  }

  private static long runSeed() {
    return Long.getLong("lab.seed", SEED_OF_THIS_JVM);
  }

  /** Another seed for each test of a run, the same for each run with the same number. */
  private static long seedOf(ExtensionContext test) {
    return runSeed() * 31 + test.getUniqueId().hashCode();
  }

  /** For example "Step 4, schedule 17, seed 123." */
  private static String signature(ExtensionContext test, Optional<Timeline> run) {
    String where =
        step(test).map(found -> "Step " + found.value() + ", ").orElse("")
            + run.map(Timeline::title).filter(Schedules::isSchedule).map(t -> t + ", ").orElse("")
            + "seed "
            + runSeed()
            + ".";
    return where.substring(0, 1).toUpperCase(Locale.ROOT) + where.substring(1);
  }
}
