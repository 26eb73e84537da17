package slides.deck;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The lines {@code key: text} of a block; a line that is indented goes on with the one above.
 *
 * @param block its name, for those who are told what is wrong
 */
record KeyLines(String block, Map<String, String> values) {

  static KeyLines of(String block, String text) {
    Map<String, String> values = new LinkedHashMap<>();
    String last = "";
    for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
      if (Character.isWhitespace(line.charAt(0)) && !last.isEmpty()) {
        values.merge(last, line.strip(), (above, more) -> (above + " " + more).strip());
        continue;
      }
      String[] parts = line.strip().split(":", 2);
      if (parts.length < 2) {
        throw new DeckError(
            "a line of its block " + block + " is no \"key: text\": \"" + line.strip() + "\".");
      }
      last = parts[0].strip();
      if (values.put(last, parts[1].strip()) != null) {
        throw new DeckError("its block " + block + " has two lines \"" + last + "\": keep one.");
      }
    }
    return new KeyLines(block, values);
  }

  /** Says which keys there are; {@link DeckError} if another one is here. */
  KeyLines allow(String first, List<String> others) {
    List<String> known = Stream.concat(Stream.of(first), others.stream()).toList();
    values.keySet().stream()
        .filter(key -> !known.contains(key))
        .findFirst()
        .ifPresent(
            key -> {
              throw new DeckError(
                  "its block %s has a line \"%s\"; there are only %s."
                      .formatted(block, key, String.join(", ", known)));
            });
    return this;
  }

  String text(String key) {
    String text = values.getOrDefault(key, "");
    if (text.isEmpty()) {
      throw new DeckError("its block " + block + " has no line \"" + key + ": …\": add it.");
    }
    return text;
  }

  String text(String key, String otherwise) {
    return values.getOrDefault(key, otherwise);
  }
}
