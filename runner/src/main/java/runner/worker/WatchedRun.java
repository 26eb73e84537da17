package runner.worker;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import lab.live.LiveDemo;
import lab.live.Show;
import runner.protocol.Message;
import runner.protocol.Order;
import runner.protocol.Watched;

/**
 * Lets a room watch one program: sends a sample with every tick, and moves levers as it is told.
 */
final class WatchedRun {
  private static final long TICK_MILLIS = Show.TICK.toMillis();

  private final Wire wire;
  private final Watchdog watchdog;
  private final ExitWitness witness;
  private final BlockingQueue<String> orders;
  private final BooleanSupplier stopped;

  /**
   * @param orders what the parent says while the program is watched
   * @param stopped whether it has said Stop, which is not among them
   */
  WatchedRun(
      Wire wire,
      Watchdog watchdog,
      ExitWitness witness,
      BlockingQueue<String> orders,
      BooleanSupplier stopped) {
    this.wire = wire;
    this.watchdog = watchdog;
    this.witness = witness;
    this.orders = orders;
    this.stopped = stopped;
  }

  void run(Watched watched) {
    FreshClasses.with(watched.classes(), wire, chapter -> watch(watched, chapter));
  }

  private void watch(Watched watched, ClassLoader chapter) {
    StudentCode code = new StudentCode(watched.packageName());
    Output output = Output.capture();
    witness.now(0, code, output);
    // the first customer comes alone: an endless loop is found with one thread and not with 400
    watchdog.begin(watched.longestMillis(), () -> late(code, output));
    try (Show show = open(watched, chapter)) {
      watchdog.end();
      wire.send(new Message.Playing(1));
      while (!stopped.getAsBoolean() && show.longestMillis() < watched.longestMillis()) {
        tick(show);
      }
      if (!stopped.getAsBoolean()) {
        late(code, output);
      }
    } catch (OutOfMemoryError full) {
      String where = code.frame(full).map(StudentCode::place).orElse("");
      wire.send(new Message.OutOfMemory(0, where, output.text()));
    } catch (Exception | Error broken) {
      wire.send(new Message.Broke(new Verdict(code).told(broken), output.text()));
    } finally {
      watchdog.end();
    }
  }

  private static Show open(Watched watched, ClassLoader chapter) throws Exception {
    Class<?> demo = chapter.loadClass(watched.demoClass());
    return Show.open(watched.packageName(), (LiveDemo) demo.getConstructor().newInstance());
  }

  /** Until the next moment that all programs share: obeys, then says what happened. */
  private void tick(Show show) throws InterruptedException {
    long now = System.currentTimeMillis();
    long end = (now / TICK_MILLIS + 1) * TICK_MILLIS;
    for (long left = end - now; left > 0; left = end - System.currentTimeMillis()) {
      String line = orders.poll(Math.min(left, TICK_MILLIS), TimeUnit.MILLISECONDS);
      if (line != null && Order.of(line) instanceof Order.Pull pull) {
        show.pull(pull.lever(), pull.value());
      }
    }
    show.throwIfFull();
    wire.send(new Message.Sampled(show.sample()));
  }

  private void late(StudentCode code, Output output) {
    String places = code.places(Thread.getAllStackTraces());
    wire.send(new Message.TimedOut(0, places, output.text()));
  }
}
