package runner.run;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import runner.protocol.Message;
import runner.protocol.Order;
import runner.trouble.MachineLacks;

/** A worker as its parent sees it: takes jobs one after another, and can be killed at any time. */
final class Worker implements AutoCloseable {
  /** Those to kill when this program ends. Added at the start, removed at the kill. */
  private static final Set<Worker> ALIVE = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Worker::endAll, "workbook workers"));
  }

  /** Whether this program ends: then workers and servers die, and no verdict means anything. */
  private static volatile boolean ending;

  /** After so many jobs a worker is replaced: what each leaves in memory adds up. */
  private static final int MOST_JOBS = 100;

  /** Of a line that a worker writes: far more than the longest message. */
  private static final int LONGEST = 16 << 20;

  private static final Duration TIDYING = Duration.ofSeconds(2);

  private final int place;
  private final Process process;

  /** Ends what outlives the process. */
  private final LongConsumer end;

  private final String nonce = UUID.randomUUID().toString();
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();

  /** The last line that was no message: what a JVM says when it can't go on. */
  private volatile String lastWords = "";

  /** Jobs so far. Only of the thread that has taken this worker. */
  private int jobs;

  private Worker(int place, Process process, LongConsumer end) {
    this.place = place;
    this.process = process;
    this.end = end;
  }

  /**
   * Starts a worker; returns at once, long before it is warm.
   *
   * @throws MachineLacks if this machine can't start another JVM
   */
  static Worker start(Jvm jvm) {
    Sandbox.Enclosed enclosed = jvm.enclosed();
    ProcessBuilder builder = new ProcessBuilder(enclosed.command()).redirectErrorStream(true);
    builder.directory(new File(System.getProperty("java.io.tmpdir")));
    builder.environment().put("LC_ALL", "C.UTF-8");
    try {
      Worker worker = new Worker(jvm.place(), builder.start(), enclosed.end());
      ALIVE.add(worker);
      Thread reader = new Thread(worker::read, "workbook worker " + jvm.place());
      reader.setDaemon(true);
      reader.start();
      worker.write(worker.nonce);
      return worker;
    } catch (IOException refused) {
      throw new MachineLacks(
          "This machine can't start another Java program (" + refused.getMessage() + ").", refused);
    }
  }

  static boolean isEnding() {
    return ending;
  }

  private static void endAll() {
    ending = true;
    ALIVE.forEach(Worker::close);
  }

  int place() {
    return place;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Whether it has had as many jobs as it may. */
  boolean isWorn() {
    return jobs >= MOST_JOBS;
  }

  /** Hands over a job. A worker that is gone says so in its next message. */
  void begin(Order job) {
    jobs++;
    lastWords = "";
    tell(job);
  }

  /** Says anything to the worker. */
  void tell(Order order) {
    try {
      write(order.line());
    } catch (IOException gone) {
      messages.add(new Message.Gone());
    }
  }

  /** The next message, or what stands for its absence. */
  Message next(Duration limit) throws InterruptedException {
    Message message = messages.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
    return message == null ? new Message.Silence() : message;
  }

  /** How the process ended, for a step that died with it. */
  String ending() {
    try {
      boolean over = process.waitFor(1, TimeUnit.SECONDS);
      String status = over ? "status " + process.exitValue() : "no answer";
      return lastWords.isBlank() ? status : status + ": " + lastWords;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  /**
   * Kills the process; returns once it is gone, and what it started too. Guards of servers get a
   * moment to tidy up, as they do after any end of a JVM; whoever takes longer is killed.
   */
  @Override
  public void close() {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    end.accept(process.pid());
    messages.add(new Message.Gone());
    ALIVE.remove(this);
    try {
      process.waitFor(5, TimeUnit.SECONDS);
      awaitEnd(started);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    started.forEach(ProcessHandle::destroyForcibly);
  }

  /**
   * Waits for processes that are no children of ours; onExit would look three times a second, and
   * count those that have ended and that nobody has asked for yet.
   */
  private static void awaitEnd(List<ProcessHandle> processes) throws InterruptedException {
    long began = System.nanoTime();
    while (processes.stream().anyMatch(Worker::runs)
        && System.nanoTime() - began < TIDYING.toNanos()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /** Whether it has a program: one that has ended has none, even before its parent asks for it. */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  /** The next line, of which at most {@value #LONGEST} characters are kept; null at the end. */
  private static @Nullable String line(BufferedReader out) throws IOException {
    StringBuilder line = new StringBuilder();
    int read = out.read();
    if (read < 0) {
      return null;
    }
    for (; read >= 0 && read != '\n'; read = out.read()) {
      if (line.length() < LONGEST) {
        line.append((char) read);
      }
    }
    return line.toString();
  }

  private synchronized void write(String line) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  private void read() {
    var stream = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
    try (BufferedReader out = new BufferedReader(stream)) {
      for (String line = line(out); line != null; line = line(out)) {
        if (line.startsWith(nonce + "\t")) {
          messages.add(Message.of(line.substring(nonce.length() + 1)));
        } else if (!line.isBlank()) {
          lastWords = line.length() > 300 ? line.substring(0, 300) : line;
        }
      }
    } catch (IOException | RuntimeException torn) {
      lastWords = "its messages can't be read";
    }
    messages.add(new Message.Gone());
  }
}
