package runner.worker;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import runner.protocol.Job;
import runner.protocol.Message;

/** Runs the steps of one job, each as a run of its own, with fresh classes for the whole job. */
final class JobRun {
  private final Launcher launcher;
  private final Wire wire;
  private final Watchdog watchdog;
  private final ExitWitness witness;
  private final BooleanSupplier stopped;

  /**
   * @param stopped whether the rest of the job is unwanted
   */
  JobRun(
      Launcher launcher,
      Wire wire,
      Watchdog watchdog,
      ExitWitness witness,
      BooleanSupplier stopped) {
    this.stopped = stopped;
    this.launcher = launcher;
    this.wire = wire;
    this.watchdog = watchdog;
    this.witness = witness;
  }

  void run(Job job) {
    ClassLoader former = Thread.currentThread().getContextClassLoader();
    Defaults defaults = Defaults.now();
    try (URLClassLoader chapter = loader(job.classes())) {
      Leftovers leftovers = new Leftovers(chapter);
      Thread.currentThread().setContextClassLoader(chapter);
      for (Job.Step step : job.steps()) {
        if (!stopped.getAsBoolean()) {
          run(job, step, chapter);
        }
      }
      wire.send(new Message.Done(leftovers.none()));
    } catch (IOException unclosed) {
      throw new UncheckedIOException(unclosed);
    } finally {
      Thread.currentThread().setContextClassLoader(former);
      defaults.restore();
    }
  }

  private void run(Job job, Job.Step step, ClassLoader chapter) {
    StudentCode code = new StudentCode(job.packageName());
    Output output = Output.capture();
    witness.now(step.number(), code, output);
    wire.send(new Message.Begun(step.number()));
    watchdog.begin(job.stepMillis(), () -> late(step, code, output));
    try {
      StepListener listener = new StepListener(new Verdict(code));
      execute(job, step, chapter, listener);
      watchdog.end();
      wire.send(new Message.Ended(step.number(), listener.tests(), output.text()));
    } catch (OutOfMemoryError full) {
      watchdog.end();
      String where = code.frame(full).map(StudentCode::place).orElse("");
      wire.send(new Message.OutOfMemory(step.number(), where, output.text()));
    }
    // an interrupt that a test left behind must not meet the next step
    Thread.interrupted();
  }

  private void execute(Job job, Job.Step step, ClassLoader chapter, StepListener listener) {
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectNestedClass(chapter, List.of(job.testClass()), step.nested()))
            .build(),
        listener);
  }

  private void late(Job.Step step, StudentCode code, Output output) {
    String places = code.places(Thread.getAllStackTraces());
    wire.send(new Message.TimedOut(step.number(), places, output.text()));
  }

  /** A class loader for compiled files alone; whatever they use comes from this program. */
  static URLClassLoader loader(String classPath) {
    URL[] folders =
        Arrays.stream(classPath.split(File.pathSeparator)).map(JobRun::url).toArray(URL[]::new);
    return new URLClassLoader("chapter", folders, JobRun.class.getClassLoader());
  }

  private static URL url(String folder) {
    try {
      return Path.of(folder).toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalArgumentException(folder, impossible);
    }
  }
}
