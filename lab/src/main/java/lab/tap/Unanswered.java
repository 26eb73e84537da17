package lab.tap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What one connection has sent and has no reply to. Replies come in the order of the commands;
 * pushes come between them whenever the server likes. All state is guarded by this.
 */
final class Unanswered {
  /** Oldest first. */
  private final Deque<Sent> sent = new ArrayDeque<>();

  private final Subscriptions subscriptions = new Subscriptions();

  synchronized void add(Sent command) {
    sent.add(command);
  }

  synchronized void addSubscription(Sent sent, Command command) {
    subscriptions.ask(sent, command);
  }

  /** Takes note of a frame from the server; returns what it answers, null for a message. */
  synchronized @Nullable Sent answeredBy(byte[] frame) {
    // RESP 3 marks a message as a push; in RESP 2 whatever comes unasked is one
    if (frame[0] != '>' && !sent.isEmpty()) {
      return sent.poll();
    }
    if (frame[0] == '-') {
      return subscriptions.refused();
    }
    return subscriptions.confirmed(
        Frames.elements(frame).stream().map(word -> new String(word, UTF_8)).toList());
  }

  /** Whether the reply, or the message, that comes next depends on others or on time. */
  synchronized boolean waits() {
    Sent first = sent.peek();
    return first == null ? subscriptions.stand() : first.limit() != null;
  }

  /** Whether a reply is still to come. */
  synchronized boolean isExpected() {
    return !sent.isEmpty();
  }

  /** Whether the command is still the next to be answered. */
  synchronized boolean isNext(Sent command) {
    return sent.peek() == command;
  }

  /**
   * The command whose wait the server ends next; null if the caller gives up before.
   *
   * @param deadline when the caller gives up; null for never
   */
  synchronized @Nullable Sent endedByServer(@Nullable Duration deadline) {
    Sent first = sent.peek();
    Duration end = first == null ? null : first.serverEnd();
    return end != null && (deadline == null || end.compareTo(deadline) <= 0) ? first : null;
  }

  /**
   * Whether nobody ends the wait before the caller's deadline. A reply that is only slow always
   * comes: a busy machine must not look like a silent server.
   */
  synchronized boolean endsAtDeadline(Duration deadline) {
    return (sent.isEmpty() || waits()) && endedByServer(deadline) == null;
  }
}
