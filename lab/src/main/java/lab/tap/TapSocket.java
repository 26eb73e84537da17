package lab.tap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;

/** A socket whose bytes pass a {@link Line}, and whose time-out goes by the time of the test. */
final class TapSocket extends Socket {
  /** How often a waiting read looks at the time of the test. */
  private static final int LOOK_MILLIS = 20;

  private final Line line;
  private volatile int limitMillis;

  TapSocket(Line line) {
    this.line = line;
  }

  Line line() {
    return line;
  }

  /** Whether the server has sent something that nobody has read yet. */
  boolean bytesAreHere() {
    try {
      return !isClosed() && super.getInputStream().available() > 0;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void setSoTimeout(int millis) throws SocketException {
    limitMillis = millis;
    super.setSoTimeout(LOOK_MILLIS);
  }

  @Override
  public int getSoTimeout() {
    return limitMillis;
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    OutputStream server = super.getOutputStream();
    return new OutputStream() {
      @Override
      public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        line.send(bytes, offset, length, server);
      }
    };
  }

  @Override
  public InputStream getInputStream() throws IOException {
    InputStream server = super.getInputStream();
    return new InputStream() {
      private byte[] here = {};
      private int next;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        if (next == here.length) {
          here = line.receive(server, limitMillis);
          next = 0;
        }
        int count = Math.min(length, here.length - next);
        System.arraycopy(here, next, into, offset, count);
        next += count;
        return count == 0 ? -1 : count;
      }

      @Override
      public int available() throws IOException {
        return here.length - next > 0 ? here.length - next : server.available();
      }
    };
  }
}
