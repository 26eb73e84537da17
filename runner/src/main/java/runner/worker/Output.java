package runner.worker;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What the reader's code prints during one step: the first 64 KiB of it. */
final class Output extends OutputStream {
  private static final int MOST = 64 * 1024;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private long dropped;

  /** Catches {@code System.out} and {@code System.err} from now on, whatever was set before. */
  static Output capture() {
    Output output = new Output();
    PrintStream print = new PrintStream(output, true, StandardCharsets.UTF_8);
    System.setOut(print);
    System.setErr(print);
    return output;
  }

  @Override
  public synchronized void write(int b) {
    if (kept.size() < MOST) {
      kept.write(b);
    } else {
      dropped++;
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    int room = Math.min(length, MOST - kept.size());
    kept.write(bytes, from, room);
    dropped += length - room;
  }

  /** The text so far. */
  synchronized String text() {
    String text = kept.toString(StandardCharsets.UTF_8);
    return dropped == 0 ? text : text + "\n(" + dropped + " more bytes)";
  }
}
