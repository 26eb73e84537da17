package grader.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A program that reaches for what no answer needs, as one could that has got past the policy. It
 * prints a line for each thing that it got.
 */
final class Probe {
  private static final long MEGABYTE = 1 << 20;

  private Probe() {}

  /** Something that is forbidden to somebody in a sandbox. */
  private interface Deed {
    void attempt() throws IOException;
  }

  /**
   * @param arguments a file that can be read, a folder that can be written, a port that listens, a
   *     number of threads, a number of megabytes
   */
  public static void main(String[] arguments) {
    Path file = Path.of(arguments[0]);
    Path folder = Path.of(arguments[1]);
    attempt("read a file", () -> Files.readString(file));
    attempt("write beside the course", () -> Files.writeString(folder.resolve("probe"), "here"));
    attempt("call a server", () -> call(Integer.parseInt(arguments[2])));
    attempt("see other processes", Probe::look);
    attempt("start many threads", () -> start(Integer.parseInt(arguments[3])));
    attempt("fill the disk", () -> fill(Integer.parseInt(arguments[4])));
    System.exit(0);
  }

  private static void attempt(String what, Deed deed) {
    try {
      deed.attempt();
      System.out.println(what);
    } catch (IOException | OutOfMemoryError refused) {
      // nothing was got
    }
  }

  private static void call(int port) throws IOException {
    new Socket(InetAddress.getLoopbackAddress(), port).close();
  }

  private static void look() throws IOException {
    long parent = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
    if (parent <= 3) {
      throw new IOException("only those that came with it");
    }
  }

  private static void start(int many) {
    CountDownLatch end = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    try {
      for (int i = 0; i < many; i++) {
        Thread thread = new Thread(null, () -> await(end), "bomb", 64 * 1024);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
      }
    } finally {
      end.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void fill(int megabytes) throws IOException {
    Path file = Files.createTempFile("fill", ".tmp");
    byte[] block = new byte[(int) MEGABYTE];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < megabytes; i++) {
        out.write(block);
      }
    } finally {
      Files.delete(file);
    }
  }
}
