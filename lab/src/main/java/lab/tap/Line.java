package lab.tap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a node, frame by frame. The thread that writes sends the commands, the thread
 * that reads takes the replies; Jedis gives a connection to one caller at a time, except for a
 * subscription, which one thread reads while others write.
 */
final class Line {
  private final Tap tap;
  private final long number;
  private final Frames sending = new Frames();
  private final Frames receiving = new Frames();

  /** Whole frames that the reader has not taken. It alone adds and removes. */
  private final Queue<byte[]> arrived = new ConcurrentLinkedQueue<>();

  /** Commands sent whose reply is not complete, oldest first. Guarded by this. */
  private final Deque<Sent> unanswered = new ArrayDeque<>();

  /** The thread inside {@link #receive}, which it alone sets. */
  private volatile @Nullable Thread reader;

  private volatile boolean watching;
  private volatile boolean subscribed;

  /** Answers to SUBSCRIBE and the like that are still to come. Guarded by this. */
  private int unconfirmed;

  /** Written by the reader; read by whoever looks whether it is settled. */
  private volatile @Nullable Duration deadline;

  private volatile boolean overdue;

  Line(Tap tap, long number) {
    this.tap = tap;
    this.number = number;
  }

  /** Takes what the client wrote and forwards the commands that are complete. */
  void send(byte[] bytes, int offset, int length, OutputStream server) throws IOException {
    sending.add(bytes, offset, length);
    for (byte[] frame : sending.complete()) {
      sendFrame(frame, server);
    }
    server.flush();
  }

  private void sendFrame(byte[] frame, OutputStream server) throws IOException {
    List<String> words = Frames.elements(frame).stream().map(word -> new String(word, UTF_8)).toList();
    String name = words.get(0).toUpperCase(Locale.ROOT);
    List<String> arguments = words.subList(1, words.size());
    if (Names.isHandshake(name)) {
      tap.openForHandshake();
      remember(new Sent(null, null));
      server.write(frame);
      return;
    }
    Command command = tap.note(name, arguments, number);
    boolean lost = tap.before(command);
    follow(name);
    if (lost || !Names.isSubscription(name)) {
      remember(new Sent(command, lost ? Duration.ZERO : Names.serverWait(name, arguments)));
    } else {
      expectConfirmations(Math.max(1, arguments.size()));
    }
    if (!lost) {
      server.write(frame);
    }
  }

  private void follow(String name) {
    if (name.equals("WATCH")) {
      watching = true;
    } else if (Names.endsWatch(name)) {
      watching = false;
    }
  }

  /** One for each channel; a command without a channel speaks for all, and one is enough to know. */
  private synchronized void expectConfirmations(int more) {
    unconfirmed += more;
  }

  private synchronized void remember(Sent sent) {
    unanswered.add(sent);
  }

  /**
   * Reads from the server until a whole frame is here. One at a time: what is done to a reply must
   * not be done to those before it.
   *
   * @param limitMillis the client's time-out, in the test's time; 0 for none
   * @return the bytes of the frame, or an empty array at the end of the stream
   */
  byte[] receive(InputStream server, int limitMillis) throws IOException {
    reader = Thread.currentThread();
    deadline = limitMillis == 0 ? null : tap.time().passed().plusMillis(limitMillis);
    try {
      byte[] buffer = new byte[8192];
      while (arrived.isEmpty()) {
        int count = readInRealTime(server, buffer);
        if (count < 0) {
          return new byte[0];
        }
        receiving.add(buffer, 0, count);
        arrived.addAll(receiving.complete());
      }
      byte[] frame = arrived.remove();
      accept(frame);
      return frame;
    } finally {
      reader = null;
      tap.happened();
    }
  }

  private int readInRealTime(InputStream server, byte[] buffer) throws IOException {
    while (true) {
      try {
        return server.read(buffer);
      } catch (SocketTimeoutException e) {
        if (isOver(deadline)) {
          throw new SocketTimeoutException("Read timed out, in the time of the test");
        }
      }
    }
  }

  private void accept(byte[] frame) throws IOException {
    if (isPush(frame)) {
      followSubscription(frame);
      return;
    }
    Sent sent = nextAnswered();
    if (sent != null && sent.command != null) {
      tap.after(sent.command);
    }
  }

  private synchronized @Nullable Sent nextAnswered() {
    overdue = false;
    return unanswered.poll();
  }

  /** RESP 3 marks a message as a push; in RESP 2 whatever comes unasked is one. */
  private synchronized boolean isPush(byte[] frame) {
    return frame[0] == '>' || unanswered.isEmpty();
  }

  private synchronized void followSubscription(byte[] frame) {
    List<byte[]> words = Frames.elements(frame);
    String kind = words.isEmpty() ? "" : new String(words.get(0), UTF_8);
    if (kind.endsWith("subscribe")) {
      String count = new String(words.get(words.size() - 1), UTF_8);
      subscribed = !count.equals("0");
      unconfirmed = Math.max(0, unconfirmed - 1);
    } else if (frame[0] == '-') {
      unconfirmed = 0;
    }
  }

  /** The thread whose wait in the server, or for a reply that was lost, nobody but time ends. */
  synchronized @Nullable Thread waiting(boolean bytesAreHere) {
    Sent first = unanswered.peek();
    boolean waits = subscribed && unconfirmed == 0 || first != null && first.wait != null;
    return waits && !bytesAreHere && arrived.isEmpty() && !overdue && !isOver(deadline) ? reader : null;
  }

  /** The thread that reads now. */
  @Nullable Thread reader() {
    return reader;
  }

  boolean isWatching() {
    return watching;
  }

  /** Whether a command waits in the server for longer than its own time-out. */
  synchronized boolean becomesOverdue() {
    Sent first = unanswered.peek();
    boolean over =
        first != null && first.wait != null && !first.wait.isZero()
            && isOver(first.at.plus(first.wait));
    overdue |= over;
    return over;
  }

  /** Time until the wait of this line's caller is over, in the server or by its own time-out. */
  synchronized Optional<Duration> next() {
    Sent first = unanswered.peek();
    Duration passed = tap.time().passed();
    Optional<Duration> inServer =
        Optional.ofNullable(first)
            .filter(sent -> sent.wait != null && !sent.wait.isZero())
            .map(sent -> sent.at.plus(sent.wait).minus(passed));
    Optional<Duration> own = Optional.ofNullable(deadline).map(end -> end.minus(passed));
    return reader == null ? Optional.empty() : earlier(inServer, own);
  }

  private static Optional<Duration> earlier(Optional<Duration> one, Optional<Duration> other) {
    return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.naturalOrder());
  }

  private boolean isOver(@Nullable Duration moment) {
    return moment != null && moment.compareTo(tap.time().passed()) <= 0;
  }

  /** A command on its way; {@code wait} is null unless it waits in the server, 0 for no end. */
  private final class Sent {
    private final @Nullable Command command;
    private final @Nullable Duration wait;
    private final Duration at = tap.time().passed();

    Sent(@Nullable Command command, @Nullable Duration wait) {
      this.command = command;
      this.wait = wait;
    }
  }
}
