package lab.tap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A socket whose bytes pass a {@link Line}, and whose time-out goes by the time of the test. */
final class TapSocket extends Socket {
  /** How often whoever breaks a line looks whether it has waited for too long. */
  private static final int LOOK_MILLIS = 20;

  private final Line line;
  private volatile int limitMillis;

  /** Set by who breaks the line. */
  private volatile boolean broken;

  /** Set by the client when it closes. */
  private volatile boolean closed;

  TapSocket(Line line) {
    this.line = line;
  }

  Line line() {
    return line;
  }

  /** Whether the line stands: neither end has closed it, and nobody has broken it. */
  boolean isOpen() {
    return !broken && !closed;
  }

  /** Whether the server has sent something that nobody has read yet. */
  boolean bytesAreHere() {
    try {
      return isOpen() && bytesHere() > 0;
    } catch (IOException e) {
      return true;
    }
  }

  /** Number of bytes that the server has sent and nobody has read yet. */
  int bytesHere() throws IOException {
    return super.getInputStream().available();
  }

  /** Reads what the server says within this real time, as {@link InputStream#read(byte[])}. */
  int read(byte[] into, int withinMillis) throws IOException {
    super.setSoTimeout(withinMillis);
    return super.getInputStream().read(into);
  }

  /**
   * Begins to break the line: says no more, so that the server executes what was said before and
   * then reads the end of the stream.
   */
  void hangUp() {
    broken = true;
    try {
      shutdownOutput();
    } catch (IOException e) {
      // it was broken before
    }
  }

  /**
   * Breaks the line when the server has hung up too, which it does after its last command.
   *
   * @param giveUpNanos moment of {@link System#nanoTime} after which it breaks anyway
   */
  void breakOff(long giveUpNanos) {
    try {
      byte[] dropped = new byte[8192];
      while (System.nanoTime() < giveUpNanos && !ends(dropped)) {
        // more of it
      }
    } catch (IOException e) {
      // broken by the server, or closed by the client: there is no more to come
    }
    try {
      super.close();
    } catch (IOException e) {
      // then it is broken all the same
    }
  }

  private boolean ends(byte[] dropped) throws IOException {
    try {
      return read(dropped, LOOK_MILLIS) < 0;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  /**
   * A broken line looks like one whose other end is gone: it is found out by using it. If it looked
   * closed, Jedis would connect anew and forget to log in.
   */
  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isInputShutdown() {
    return closed;
  }

  @Override
  public boolean isOutputShutdown() {
    return closed;
  }

  @Override
  public void close() throws IOException {
    super.close();
    closed = true;
  }

  @Override
  public void setSoTimeout(int millis) {
    limitMillis = millis;
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
  public InputStream getInputStream() {
    return new Replies(line, this);
  }
}
