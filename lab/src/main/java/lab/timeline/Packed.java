package lab.timeline;

import java.util.ArrayList;
import java.util.List;

/** Texts as one line: separated by tabs; tabs, line ends and backslashes in them are escaped. */
final class Packed {
  private Packed() {}

  static String join(List<String> texts) {
    return String.join("\t", texts.stream().map(Packed::escaped).toList());
  }

  /** Splits what {@link #join} made of one text or more. */
  static List<String> split(String line) {
    List<String> texts = new ArrayList<>();
    for (String text : line.split("\t", -1)) {
      texts.add(plain(text));
    }
    return texts;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String plain(String escaped) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      boolean first = c == '\\' && i + 1 < escaped.length();
      text.append(first ? meant(escaped.charAt(++i)) : c);
    }
    return text.toString();
  }

  private static char meant(char c) {
    return switch (c) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> c;
    };
  }
}
