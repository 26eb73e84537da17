package lab.tap;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the tap must know about commands by their name. */
final class Names {
  /** What clients send on their own account: nobody's answer depends on it, so it never counts. */
  private static final Set<String> HANDSHAKES =
      Set.of("HELLO", "AUTH", "SELECT", "CLIENT", "PING", "QUIT", "READONLY");

  private static final Set<String> SUBSCRIPTIONS =
      Set.of(
          "SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE", "UNSUBSCRIBE", "PUNSUBSCRIBE", "SUNSUBSCRIBE");

  private static final Set<String> TIMEOUT_LAST =
      Set.of("BLPOP", "BRPOP", "BRPOPLPUSH", "BLMOVE", "BZPOPMIN", "BZPOPMAX");

  private static final Set<String> TIMEOUT_FIRST = Set.of("BLMPOP", "BZMPOP");

  /** GROUP, the group's and the consumer's name: they may be any word, even BLOCK. */
  private static final int GROUP = 3;

  private static final Set<String> WATCH_ENDS = Set.of("EXEC", "DISCARD", "UNWATCH", "RESET");

  private static final Set<String> QUEUE_ENDS = Set.of("EXEC", "DISCARD", "RESET");

  private Names() {}

  static boolean isHandshake(String name) {
    return HANDSHAKES.contains(name);
  }

  static boolean isSubscription(String name) {
    return SUBSCRIPTIONS.contains(name);
  }

  /** Whether a WATCH is open after this command, if it was {@code open} before. */
  static boolean leavesWatchOpen(String name, boolean open) {
    return name.equals("WATCH") || open && !WATCH_ENDS.contains(name);
  }

  /** Whether a transaction is open after this command, if one was {@code open} before. */
  static boolean leavesQueue(String name, boolean open) {
    return name.equals("MULTI") || open && !QUEUE_ENDS.contains(name);
  }

  /** Whether the command begins a transaction, or ends or lengthens the one that is open. */
  static boolean isQueued(String name, boolean open) {
    return open || name.equals("MULTI");
  }

  /** Whether the command may stay in the server until somebody else does something. */
  static boolean mayStay(String name, List<String> arguments) {
    return isSubscription(name) || serverWait(name, arguments) != null;
  }

  /** How long the command may wait inside the server: zero for ever, null for not at all. */
  static @Nullable Duration serverWait(String name, List<String> arguments) {
    boolean stays = TIMEOUT_LAST.contains(name) || TIMEOUT_FIRST.contains(name);
    if (stays && !arguments.isEmpty()) {
      return seconds(arguments.get(TIMEOUT_FIRST.contains(name) ? 0 : arguments.size() - 1));
    }
    return switch (name) {
      case "XREAD" -> block(arguments);
      case "XREADGROUP" ->
          block(arguments.subList(Math.min(GROUP, arguments.size()), arguments.size()));
      default -> null;
    };
  }

  private static @Nullable Duration block(List<String> arguments) {
    for (int i = 0; i + 1 < arguments.size(); i++) {
      String word = arguments.get(i).toUpperCase(Locale.ROOT);
      if (word.equals("STREAMS")) {
        return null;
      }
      if (word.equals("BLOCK")) {
        return wait(arguments.get(i + 1), Duration.ofMillis(1));
      }
    }
    return null;
  }

  private static @Nullable Duration seconds(String text) {
    return wait(text, Duration.ofSeconds(1));
  }

  /** The server refuses what is no number, and waits not at all. */
  private static @Nullable Duration wait(String number, Duration unit) {
    try {
      return Duration.ofNanos(Math.round(Double.parseDouble(number) * unit.toNanos()));
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
