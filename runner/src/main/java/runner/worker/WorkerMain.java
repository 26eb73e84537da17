package runner.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherFactory;
import runner.protocol.Job;
import runner.protocol.Message;

/**
 * The worker's program. Its parent writes a secret and then jobs to standard input, one a line, and
 * reads messages from standard output. The end of the input is the end of the worker, so that none is
 * left when its parent was killed.
 */
public final class WorkerMain {
  private final BufferedReader in;
  private final BlockingQueue<String> jobs = new LinkedBlockingQueue<>();

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
      JobRun run = new JobRun(session.getLauncher(), wire, new Watchdog(), witness);
      WarmUp.run(session.getLauncher());
      wire.send(new Message.Ready());
      while (true) {
        run.run(Job.of(jobs.take()));
      }
    }
  }

  private void read() {
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        jobs.add(line);
      }
    } catch (IOException parentGone) {
      Runtime.getRuntime().halt(0);
    }
    Runtime.getRuntime().halt(0);
  }
}
