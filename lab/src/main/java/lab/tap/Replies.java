package lab.tap;

import java.io.IOException;
import java.io.InputStream;

/** What a client reads, frame by frame. */
final class Replies extends InputStream {
  private final Line line;
  private final TapSocket server;
  private byte[] frame = {};
  private int next;

  Replies(Line line, TapSocket server) {
    this.line = line;
    this.server = server;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (next == frame.length) {
      frame = line.receive(server::read, server.getSoTimeout());
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
    return here > 0 ? here : server.bytesHere();
  }
}
