package lab.timeline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Commands that carry a Lua script, with the script's keys and arguments only: {@code EVAL
 * script(lock:Lamp; 7)}. Where the script ends is guessed, because it is not marked: behind the
 * last word that only a script has.
 */
final class Scripts {
  private static final Pattern LUA = Pattern.compile("redis\\.p?call|KEYS\\W|ARGV\\W|^#?KEYS$");
  private static final List<String> LAST_WORDS = List.of("end", "end;", "nil", "nil;");

  /** After these one more word belongs to the script. */
  private static final List<String> OPEN = List.of("return", "=", "==", "~=", "<", ">", "then");

  private Scripts() {}

  static String shortened(String command) {
    String[] words = command.split(" ");
    String name = words[0].toUpperCase(Locale.ROOT);
    if (words.length < 3 || !name.matches("EVAL(SHA)?(_RO)?")) {
      return command;
    }
    int keys = name.startsWith("EVALSHA") ? 2 : numberOfKeys(words);
    return keys < words.length && isCount(words, keys) ? called(name, words, keys) : command;
  }

  private static String called(String name, String[] words, int keys) {
    int first = keys + 1;
    int arguments = first + Integer.parseInt(words[keys]);
    return name + " script(" + list(words, first, arguments) + arguments(words, arguments) + ")";
  }

  private static String arguments(String[] words, int first) {
    return first == words.length ? "" : "; " + list(words, first, words.length);
  }

  private static String list(String[] words, int from, int to) {
    return String.join(" ", Arrays.asList(words).subList(from, to));
  }

  /** Where the number of keys stands; beyond the last word if it is not found. */
  private static int numberOfKeys(String[] words) {
    int end = words.length - 1;
    while (end > 0 && !isScript(words[end])) {
      end--;
    }
    int i = Math.max(2, OPEN.contains(words[end]) ? end + 2 : end + 1);
    while (i < words.length && !isCount(words, i)) {
      i++;
    }
    return i;
  }

  private static boolean isScript(String word) {
    return LUA.matcher(word).find() || LAST_WORDS.contains(word) || OPEN.contains(word);
  }

  /** Whether a word may be a number of keys: so many words must follow it. */
  private static boolean isCount(String[] words, int i) {
    return words[i].matches("\\d{1,4}") && i + Integer.parseInt(words[i]) < words.length;
  }
}
