package lab.tap;

import java.io.IOException;
import java.net.SocketException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Breaks a node's lines at the command after the k-th, whichever connection it takes.
 *
 * <p>Exactly k commands get through, even when one write carries twenty or several callers are at
 * it: later commands are lost on their way, and the lines break once all that got through are
 * answered. Whatever waits inside the server is not waited for.
 */
final class Cutter implements Interceptor {
  private final Tap tap;
  private final int through;
  private final Cut when;

  /** Commands that got through and are not answered. Guarded by this, like all below. */
  private final Set<Command> unanswered = new HashSet<>();

  /** Commands that came too late and have not been asked about. */
  private final Set<Command> late = new HashSet<>();

  private int seen;

  /** The command whose reply is to be lost, and whether the server has answered it. */
  private @Nullable Command last;

  private boolean executed;

  Cutter(Tap tap, int through, Cut when) {
    this.tap = tap;
    this.through = through;
    this.when = when;
  }

  @Override
  public synchronized void before(Command command) throws IOException {
    boolean isNext = seen++ == through;
    if (isNext && when == Cut.AFTER_SENDING) {
      last = command;
    }
    if (seen <= through || command == last) {
      follow(command);
    } else if (isOver()) {
      tap.cut();
      throw broken();
    } else {
      late.add(command);
    }
  }

  @Override
  public synchronized boolean loses(Command command) {
    return late.remove(command);
  }

  @Override
  public synchronized void after(Command command) throws IOException {
    unanswered.remove(command);
    executed |= command == last;
    if (isOver()) {
      tap.cut();
    }
    if (command == last) {
      throw broken();
    }
  }

  private void follow(Command command) {
    if (!Names.mayStay(command.name(), command.arguments())) {
      unanswered.add(command);
    }
  }

  private boolean isOver() {
    boolean lastIsDone = when == Cut.BEFORE_SENDING || executed;
    return seen > through && lastIsDone && unanswered.isEmpty();
  }

  private static SocketException broken() {
    return new SocketException("Connection reset");
  }
}
