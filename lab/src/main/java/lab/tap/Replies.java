package lab.tap;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntSupplier;

/** What a client reads, frame by frame. */
final class Replies extends InputStream {
  private final Line line;
  private final InputStream server;
  private final IntSupplier limitMillis;
  private byte[] frame = {};
  private int next;

  /**
   * @param limitMillis the client's time-out at this moment, 0 for none
   */
  Replies(Line line, InputStream server, IntSupplier limitMillis) {
    this.line = line;
    this.server = server;
    this.limitMillis = limitMillis;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (next == frame.length) {
      frame = line.receive(server, limitMillis.getAsInt());
      next = 0;
    }
    int count = Math.min(length, frame.length - next);
    System.arraycopy(frame, next, into, offset, count);
    next += count;
    return count == 0 ? -1 : count;
  }

  @Override
  public int available() throws IOException {
    int here = frame.length - next + line.available();
    return here > 0 ? here : server.available();
  }
}
