package live.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One open page. What it is sent waits in a queue of its own, and a thread of its own writes: a
 * page that does not read fast enough loses its stream, and nobody waits for it. The browser comes
 * back by itself and asks for what it has missed.
 */
final class Viewer {
  /** About half a minute of samples. */
  private static final int MOST = 256;

  /** Without news a line is sent now and then: else nobody notices that the page is gone. */
  private static final long CALM_SECONDS = 5;

  private static final String BEAT = "event: beat\ndata: -\n\n";

  private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST);
  private final Runnable hangUp;

  /** Set by whoever finds the queue full. */
  private volatile boolean slow;

  /**
   * @param hangUp breaks the connection, even in the middle of a write
   */
  Viewer(Runnable hangUp) {
    this.hangUp = hangUp;
  }

  /** Queues an event; its data is one line. Never waits. */
  void send(String event, String data) {
    if (!slow && !waiting.offer("event: " + event + "\ndata: " + data + "\n\n")) {
      slow = true;
      hangUp.run();
    }
  }

  /** Writes what comes, until the page is gone or too slow. */
  void write(OutputStream out) throws IOException, InterruptedException {
    out.write("retry: 1000\n".getBytes(StandardCharsets.UTF_8));
    while (!slow) {
      String event = waiting.poll(CALM_SECONDS, TimeUnit.SECONDS);
      out.write((event == null ? BEAT : event).getBytes(StandardCharsets.UTF_8));
      if (waiting.isEmpty()) {
        out.flush();
      }
    }
  }
}
