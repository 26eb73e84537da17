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
      Set.of("SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE", "UNSUBSCRIBE", "PUNSUBSCRIBE",
          "SUNSUBSCRIBE");

  private static final Set<String> TIMEOUT_LAST =
      Set.of("BLPOP", "BRPOP", "BRPOPLPUSH", "BLMOVE", "BZPOPMIN", "BZPOPMAX");

  private static final Set<String> TIMEOUT_FIRST = Set.of("BLMPOP", "BZMPOP");

  private static final Set<String> STREAM_READS = Set.of("XREAD", "XREADGROUP");

  private static final Set<String> WATCH_ENDS = Set.of("EXEC", "DISCARD", "UNWATCH", "RESET");

  private Names() {}

  static boolean isHandshake(String name) {
    return HANDSHAKES.contains(name);
  }

  static boolean isSubscription(String name) {
    return SUBSCRIPTIONS.contains(name);
  }

  static boolean endsWatch(String name) {
    return WATCH_ENDS.contains(name);
  }

  /** How long the command may wait inside the server: zero for ever, null for not at all. */
  static @Nullable Duration serverWait(String name, List<String> arguments) {
    if (TIMEOUT_LAST.contains(name)) {
      return seconds(arguments.get(arguments.size() - 1));
    }
    if (TIMEOUT_FIRST.contains(name)) {
      return seconds(arguments.get(0));
    }
    return STREAM_READS.contains(name) ? block(arguments) : null;
  }

  private static @Nullable Duration block(List<String> arguments) {
    for (int i = 0; i + 1 < arguments.size(); i++) {
      String word = arguments.get(i).toUpperCase(Locale.ROOT);
      if (word.equals("STREAMS")) {
        return null;
      }
      if (word.equals("BLOCK")) {
        return Duration.ofMillis(Long.parseLong(arguments.get(i + 1)));
      }
    }
    return null;
  }

  private static Duration seconds(String text) {
    return Duration.ofNanos(Math.round(Double.parseDouble(text) * 1e9));
  }
}
