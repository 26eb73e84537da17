package runner.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import lab.backend.Backends;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherFactory;
import runner.protocol.Message;
import runner.protocol.Order;

/**
 * The worker's program. Its parent writes a secret and then orders to standard input, one a line,
 * and reads messages from standard output. The end of the input is the end of the worker, so that
 * none is left when its parent was killed.
 */
public final class WorkerMain {
  /**
   * System property: whether a worker that is told of no servers starts its own before it takes a
   * job, so that no step has to wait for them.
   */
  public static final String OWN_SERVERS = "workbook.own.servers";

  /** Exit status of a worker whose lab did not come up. */
  private static final int UNFIT = 3;

  private final BufferedReader in;
  private final BlockingQueue<String> orders = new LinkedBlockingQueue<>();

  /** Whether the rest of the job that was last asked for is unwanted. */
  private volatile boolean stopped;

  private WorkerMain(BufferedReader in) {
    this.in = in;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.setIn(InputStream.nullInputStream());
    Output.capture();
    new WorkerMain(in).serve(in.readLine());
  }

  private void serve(String nonce) throws InterruptedException {
    Thread reader = new Thread(this::read, "workbook jobs");
    reader.setDaemon(true);
    reader.start();
    Wire wire = new Wire(nonce);
    ExitWitness witness = new ExitWitness(wire);
    try (LauncherSession session = LauncherFactory.openSession()) {
      Watchdog watchdog = new Watchdog();
      JobRun run = new JobRun(session.getLauncher(), wire, watchdog, witness, () -> stopped);
      PartRun play = new PartRun(wire, watchdog, witness);
      WatchedRun watch = new WatchedRun(wire, watchdog, witness, orders, () -> stopped);
      WarmUp warmUp = new WarmUp(session.getLauncher());
      warmUp.junit();
      if (Boolean.getBoolean(OWN_SERVERS)) {
        warm(warmUp);
      }
      wire.send(new Message.Ready());
      while (true) {
        obey(Order.of(orders.take()), run, play, watch, warmUp);
      }
    }
  }

  private void obey(Order order, JobRun run, PartRun play, WatchedRun watch, WarmUp warmUp) {
    order.settings().forEach(setting -> System.setProperty(setting.name(), setting.value()));
    if (order instanceof Order.Run job) {
      run.run(job.job());
    } else if (order instanceof Order.Play part) {
      play.run(part.part());
    } else if (order instanceof Order.Watch watched) {
      watch.run(watched.watched());
    } else if (order instanceof Order.Warm
        && orders.isEmpty()
        && !System.getProperty(Backends.SERVERS, "").isBlank()) {
      warm(warmUp);
    }
  }

  private static void warm(WarmUp warmUp) {
    if (!warmUp.lab()) {
      Runtime.getRuntime().halt(UNFIT);
    }
  }

  private void read() {
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        // a job's end must be heard of while the job runs
        stopped = Order.of(line) instanceof Order.Stop;
        if (!stopped) {
          orders.add(line);
        }
      }
    } catch (IOException parentGone) {
      Runtime.getRuntime().halt(0);
    }
    Runtime.getRuntime().halt(0);
  }
}
