package lab.tap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one connection is subscribed to. A command for it is answered by pushes, one for each
 * channel. Guarded by who owns it.
 */
final class Subscriptions {
  private static final String END = "UN";

  /** Kind and name of each channel, as in "PSUBSCRIBE news.*". */
  private final Set<String> channels = new HashSet<>();

  /** Commands that are not wholly confirmed, oldest first. */
  private final Deque<Asked> asked = new ArrayDeque<>();

  void ask(Sent sent, Command command) {
    asked.add(new Asked(sent, command));
  }

  /** Whether nothing but a message is to come. */
  boolean stand() {
    return asked.isEmpty() && !channels.isEmpty();
  }

  /** The server refused the oldest. */
  @Nullable Sent refused() {
    Asked first = asked.poll();
    return first == null ? null : first.sent;
  }

  /** Takes note of a push; returns the command that it confirms wholly, null if it does not. */
  @Nullable Sent confirmed(List<String> words) {
    String kind = words.isEmpty() ? "" : words.get(0).toUpperCase(Locale.ROOT);
    if (!Names.isSubscription(kind)) {
      return null;
    }
    Asked first = asked.peek();
    boolean done = first != null && first.isDoneBy(kind, channels);
    change(kind, words.get(1));
    return done ? asked.remove().sent : null;
  }

  private void change(String kind, String channel) {
    if (kind.contains(END)) {
      channels.remove(begun(kind) + " " + channel);
    } else {
      channels.add(kind + " " + channel);
    }
  }

  /** The kind that this one ends: PSUBSCRIBE for PUNSUBSCRIBE. */
  private static String begun(String kind) {
    return kind.replace(END, "");
  }

  private static final class Asked {
    private final Sent sent;
    private final String kind;

    /** Confirmations to come; 0 until the first tells how many channels a command for all has. */
    private int left;

    Asked(Sent sent, Command command) {
      this.sent = sent;
      this.kind = command.name();
      this.left = command.arguments().size();
    }

    boolean isDoneBy(String confirmed, Set<String> channels) {
      if (!confirmed.equals(kind)) {
        return false;
      }
      if (left == 0) {
        String ended = begun(kind) + " ";
        left = (int) channels.stream().filter(channel -> channel.startsWith(ended)).count();
      }
      left--;
      return left <= 0;
    }
  }
}
