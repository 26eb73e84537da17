package grader.compile;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import runner.cache.CacheFolder;
import runner.compile.Compiled;
import runner.compile.Problem;
import runner.course.Chapter;
import runner.course.SourceText;
import runner.protocol.Fields;
import runner.trouble.MachineLacks;

/** A compiler that may die of what it is given; the next answer gets a new one. */
public final class CompilerProcess implements AutoCloseable {
  private static final int MEGABYTES = 256;

  private final Duration limit;
  private @Nullable Process process;
  private @Nullable BufferedReader replies;

  /**
   * A compiler that starts when it is needed.
   *
   * @param limit longest real time for one answer, the start of a JVM included
   */
  public CompilerProcess(Duration limit) {
    this.limit = limit;
  }

  /**
   * Compiles one answer with the tests of its chapter.
   *
   * @throws MachineLacks if no JVM can be started
   */
  public synchronized Compiled compile(Chapter chapter, SourceText answer)
      throws InterruptedException {
    String order =
        Fields.join(
            List.of(
                chapter.root().toString(),
                chapter.folder(),
                answer.path().toString(),
                answer.text()));
    try {
      String reply = reply(order);
      if (reply == null) { // Ctrl-C may have ended the process: it is meant for all of them
        reply = reply(order);
      }
      return reply == null
          ? problem(answer, "The compiler broke down over this file.")
          : CompileMain.read(reply);
    } catch (TimeoutException late) {
      close();
      return problem(answer, "The compiler was not done after " + limit.toSeconds() + " s.");
    }
  }

  /** What the process says; null if it ended instead. */
  private @Nullable String reply(String order) throws InterruptedException, TimeoutException {
    try {
      OutputStream in = running().getOutputStream();
      in.write((order + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
      String line = line();
      if (line == null || !CompileMain.isReply(line)) {
        close();
        return null;
      }
      return line;
    } catch (IOException dead) {
      close();
      return null;
    }
  }

  private @Nullable String line() throws InterruptedException, TimeoutException, IOException {
    BufferedReader from = replies;
    if (from == null) {
      return null;
    }
    CompletableFuture<@Nullable String> line = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try {
                line.complete(from.readLine());
              } catch (IOException gone) {
                line.complete(null);
              }
            },
            "grader compiler");
    reader.setDaemon(true);
    reader.start();
    try {
      return line.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException impossible) {
      throw new IOException(impossible);
    }
  }

  private static Compiled problem(SourceText answer, String why) {
    return new Compiled.Problems(List.of(new Problem(answer.path(), 0, 0, why, "", true)));
  }

  private Process running() {
    Process running = process;
    if (running != null && running.isAlive()) {
      return running;
    }
    try {
      running =
          new ProcessBuilder(
                  System.getProperty("java.home")
                      + File.separator
                      + "bin"
                      + File.separator
                      + "java",
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  // what the JVM has to say must not stand among the replies
                  "-Xlog:disable",
                  "-Xlog:all=error:stderr",
                  "-XX:+DisplayVMOutputToStderr",
                  "-Xmx" + MEGABYTES + "m",
                  "-Dfile.encoding=UTF-8",
                  "-D" + CacheFolder.PROPERTY + "=" + CacheFolder.root(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  CompileMain.class.getName())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException refused) {
      throw new MachineLacks(
          "This machine can't start another Java program (" + refused.getMessage() + ").", refused);
    }
    process = running;
    replies =
        new BufferedReader(new InputStreamReader(running.getInputStream(), StandardCharsets.UTF_8));
    return running;
  }

  /** Ends the process; the next answer starts another. */
  @Override
  public synchronized void close() {
    if (process != null) {
      process.destroyForcibly();
      process = null;
      replies = null;
    }
  }
}
