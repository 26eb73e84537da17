package lab.timeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Short names for what is drawn at random, such as the token of a lock: ‹1›, ‹2›, in the order in
 * which they are first met. Two runs of one program then read the same.
 */
final class Tokens {
  private static final String UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  /** Twelve hexadecimal digits or more, of both sorts: a word or a number is neither. */
  private static final String HEX = "(?=[a-fA-F]*\\d)(?=\\d*[a-fA-F])[0-9a-fA-F]{12,}";

  /** As {@code Base64} writes them: digits, capitals and small letters that form no word. */
  private static final String BASE64 =
      "(?![\\w+/-]*[a-z]{6})(?=[\\w+/-]*\\d)(?=[\\w+/-]*[A-Z])(?=[\\w+/-]*[a-z])[\\w+/-]{20,}={0,2}";

  /** As {@code Random.nextLong()} gives them; what is left of them is longer than any clock's. */
  private static final String LONG = "-?\\d{16,19}";

  private static final Pattern RANDOM =
      Pattern.compile(
          "(?<![0-9A-Za-z_])(?:%s|%s|%s|%s)(?![0-9A-Za-z_])".formatted(UUID, HEX, LONG, BASE64));

  private final Map<String, String> names = new LinkedHashMap<>();

  /** A text with names in place of what is random in it. */
  String named(String text) {
    return RANDOM.matcher(text).replaceAll(found -> name(found.group()));
  }

  private String name(String token) {
    return names.computeIfAbsent(token, key -> "‹" + (names.size() + 1) + "›");
  }
}
