package lab.tap;

import java.io.IOException;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/** Breaks a node's lines at the command after the k-th, whichever connection it takes. */
final class Cutter implements Interceptor {
  private final Tap tap;
  private final int through;
  private final Cut when;
  private int seen;
  private @Nullable Command last;

  Cutter(Tap tap, int through, Cut when) {
    this.tap = tap;
    this.through = through;
    this.when = when;
  }

  @Override
  public synchronized void before(Command command) throws IOException {
    if (seen++ < through) {
      return;
    }
    if (when == Cut.BEFORE_SENDING) {
      breakOff();
    } else if (last == null) {
      last = command;
      tap.blackHole(); // whatever follows is lost until the reply to this one breaks the lines
    }
  }

  @Override
  public synchronized void after(Command command) throws IOException {
    if (command == last) {
      breakOff();
    }
  }

  private void breakOff() throws IOException {
    tap.cut();
    throw new SocketException("Connection reset");
  }
}
