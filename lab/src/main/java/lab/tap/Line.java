package lab.tap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import lab.callers.Act;
import lab.callers.NativeIds;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a node, frame by frame. The thread that writes sends the commands, the thread
 * that reads takes the replies; Jedis gives a connection to one caller at a time, except for a
 * subscription, which one thread reads while others write.
 */
final class Line {
  /**
   * A waiting read looks at the time of the test after so long, and then after longer and longer:
   * most that find it over have not waited for long.
   */
  private static final int FIRST_LOOK_MILLIS = 1;

  private static final int LONGEST_LOOK_MILLIS = 20;

  /**
   * The same for a read without a limit, such as that of a blocking pop, which the server ends:
   * five hundred of them that look every 20 ms keep two cores busy.
   */
  private static final int LOOK_WITHOUT_LIMIT_MILLIS = 500;

  private final Tap tap;
  private final long number;
  private final Frames sending = new Frames();
  private final Frames receiving = new Frames();
  private final Unanswered unanswered = new Unanswered();

  /** Whole frames that the reader has not taken. It alone adds and removes. */
  private final Queue<byte[]> arrived = new ConcurrentLinkedQueue<>();

  /** The thread inside {@link #receive}, which it alone sets. */
  private volatile @Nullable Thread reader;

  /** When the reader gives up; null for never. Written by the reader, read by whoever looks. */
  private volatile @Nullable Duration deadline;

  private volatile boolean watching;

  /** Whether commands are queued for an EXEC. Of the writing thread alone. */
  private boolean queueing;

  /** The server's number for this connection, told in its answer to HELLO; 0 until then. */
  private volatile long id;

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
    List<String> words =
        Frames.elements(frame).stream().map(word -> new String(word, UTF_8)).toList();
    String name = words.get(0).toUpperCase(Locale.ROOT);
    if (Names.isHandshake(name)) {
      tap.failIfCut();
      unanswered.add(Sent.handshake(tap.time().passed()));
      server.write(frame);
      return;
    }
    Command command = tap.note(name, words.subList(1, words.size()), number);
    Act act = act(command);
    boolean lost = tap.before(command, act);
    remember(command, act, lost);
    if (!lost) {
      watching = Names.leavesWatchOpen(name, watching);
      server.write(frame);
    }
  }

  /** What is queued between MULTI and EXEC does nothing by itself. */
  private Act act(Command command) {
    String name = command.name();
    boolean point = name.equals("EXEC") || !Names.isQueued(name, queueing);
    queueing = Names.leavesQueue(name, queueing);
    return Act.redis(name, command.arguments(), point, unanswered.isExpected());
  }

  private void remember(Command command, Act act, boolean lost) {
    Duration now = tap.time().passed();
    Duration limit = lost ? Duration.ZERO : Names.serverWait(command.name(), command.arguments());
    Sent sent = new Sent(command, act, limit, now, now.plus(tap.delay()));
    if (lost || !Names.isSubscription(command.name())) {
      unanswered.add(sent);
    } else {
      unanswered.addSubscription(sent, command);
    }
  }

  /**
   * Waits for the next whole frame from the server. One at a time: what is done to a reply must not
   * be done to those before it.
   *
   * @param limitMillis the client's time-out, in the test's time; 0 for none
   * @return the frame's bytes, or an empty array at the end of the stream
   */
  byte[] receive(Source server, int limitMillis) throws IOException {
    NativeIds.note();
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
      return handOver(arrived.remove());
    } finally {
      reader = null;
      tap.happened();
    }
  }

  private int readInRealTime(Source server, byte[] buffer) throws IOException {
    int look = deadline == null ? LOOK_WITHOUT_LIMIT_MILLIS : FIRST_LOOK_MILLIS;
    while (true) {
      try {
        int count = server.read(buffer, look);
        tap.failIfCut();
        return count;
      } catch (SocketTimeoutException e) {
        tap.failIfCut();
        Duration limit = deadline;
        if (limit != null) {
          if (isOver(limit) && endsAtDeadline(limit)) {
            throw timedOut();
          }
          look = Math.min(2 * look, LONGEST_LOOK_MILLIS);
        }
      }
    }
  }

  /** Where a reply comes from. */
  @FunctionalInterface
  interface Source {
    /** Reads what comes within this real time, as {@link java.io.InputStream#read(byte[])}. */
    int read(byte[] into, int withinMillis) throws IOException;
  }

  private boolean endsAtDeadline(Duration limit) {
    return tap.isServerStill() || unanswered.endsAtDeadline(limit);
  }

  /** Whether what comes next depends on others, or on time. */
  private boolean waits() {
    return tap.isServerStill() || unanswered.waits();
  }

  /** The command whose wait the server ends next; null if the caller gives up before. */
  private @Nullable Sent endedByServer() {
    return tap.isServerStill() ? null : unanswered.endedByServer(deadline);
  }

  private byte[] handOver(byte[] frame) throws IOException {
    Sent sent = unanswered.answeredBy(frame);
    if (sent != null && sent.command() != null) {
      awaitArrival(sent.arrives());
      tap.after(sent, frame);
    } else if (sent != null && id == 0) {
      id = Frames.number(frame, "id").orElse(0);
    }
    return frame;
  }

  private void awaitArrival(Duration arrives) throws IOException {
    Duration limit = deadline;
    if (limit != null && limit.compareTo(arrives) < 0) {
      sleepUntil(limit);
      throw timedOut();
    }
    sleepUntil(arrives);
  }

  private void sleepUntil(Duration moment) throws IOException {
    try {
      tap.waits().sleep(moment.minus(tap.time().passed()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SocketException("interrupted on the way from Redis");
    }
  }

  private static SocketTimeoutException timedOut() {
    return new SocketTimeoutException("Read timed out, in the time of the test");
  }

  /** Number of bytes that {@link #receive} hands over without asking the server. */
  int available() {
    return arrived.stream().mapToInt(frame -> frame.length).sum();
  }

  /** The thread whose wait in the server, or for a reply that was lost, nobody but time ends. */
  @Nullable Thread waiting(BooleanSupplier bytesAreHere) {
    Thread mayWait = reader;
    return mayWait != null
            && waits()
            && arrived.isEmpty()
            && end().filter(this::isOver).isEmpty()
            && !bytesAreHere.getAsBoolean()
        ? mayWait
        : null;
  }

  /** The thread that reads now. */
  @Nullable Thread reader() {
    return reader;
  }

  /** The server's number for this connection; empty if it has told none. */
  OptionalLong id() {
    return id == 0 ? OptionalLong.empty() : OptionalLong.of(id);
  }

  boolean isWatching() {
    return watching;
  }

  /** The command that waits in the server for longer than its own time-out; null if none does. */
  @Nullable Sent overdue() {
    Sent sent = endedByServer();
    Duration end = sent == null ? null : sent.serverEnd();
    return end != null && isOver(end) ? sent : null;
  }

  /** Whether somebody reads and has not got the reply to this command yet. */
  boolean awaits(Sent command) {
    return reader != null && unanswered.isNext(command);
  }

  /** Time until the wait of this line's caller is over, in the server or by its own time-out. */
  Optional<Duration> next() {
    return reader != null && waits()
        ? end().map(end -> end.minus(tap.time().passed()))
        : Optional.empty();
  }

  private Optional<Duration> end() {
    Sent sent = endedByServer();
    return Optional.ofNullable(sent == null ? deadline : sent.serverEnd());
  }

  private boolean isOver(Duration moment) {
    return moment.compareTo(tap.time().passed()) <= 0;
  }
}
