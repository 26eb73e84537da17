package lab.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Everything on which a page depends. Its text is another one for each question, and can be read
 * whatever is in it.
 *
 * @param parameters in any order
 */
public record Question(Visitor visitor, String resource, Map<String, String> parameters) {
  private static final int LONGEST = 60;
  private static final int SHOWN = 20;

  /** The same question of somebody else. */
  public Question by(Visitor other) {
    return new Question(other, resource, parameters);
  }

  /** Which parts of two questions are not the same, in words. */
  public String difference(Question other) {
    List<String> parts = new ArrayList<>();
    addIfOther(parts, "the tenant", visitor.tenant(), other.visitor.tenant());
    addIfOther(parts, "the user", user(Question::quoted), other.user(Question::quoted));
    addIfOther(parts, "the role", visitor.role(), other.visitor.role());
    addIfOther(parts, "the resource", resource, other.resource);
    addIfOther(parts, "the parameters", parameters, other.parameters);
    return parts.isEmpty() ? "nothing" : String.join(" and ", parts);
  }

  private static void addIfOther(List<String> parts, String name, Object one, Object other) {
    if (!one.equals(other)) {
      parts.add(name);
    }
  }

  /** For a story, as in {@code "Ada" of "north" (customer)}. Long texts are shortened. */
  public String asker() {
    return asker(Question::shortened);
  }

  /** For a story, as in {@code "orders" {"page": "2"}}. Long texts are shortened. */
  public String asked() {
    return asked(Question::shortened);
  }

  /** The whole of it, whatever its length. */
  @Override
  public String toString() {
    return asker(Question::quoted) + ", " + asked(Question::quoted);
  }

  private String asker(UnaryOperator<String> form) {
    return user(form) + " of " + form.apply(visitor.tenant()) + " (" + visitor.role() + ")";
  }

  private String user(UnaryOperator<String> form) {
    return visitor.user() == null ? "a guest" : form.apply(visitor.user());
  }

  private String asked(UnaryOperator<String> form) {
    return form.apply(resource)
        + " "
        + new TreeMap<>(parameters)
            .entrySet().stream()
                .map(entry -> form.apply(entry.getKey()) + ": " + form.apply(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
  }

  /** A text as it would stand in Java, shortened if it is long. */
  public static String shortened(String text) {
    int length = text.length();
    return length <= LONGEST
        ? quoted(text)
        : quoted(text.substring(0, SHOWN))
            + "..."
            + quoted(text.substring(length - SHOWN))
            + " ("
            + length
            + " characters)";
  }

  /** As in Java: what can't be seen, or looks like something else, is written as a number. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c >= ' ' && c < 127 || c < 256 && Character.isLetter(c)) {
        quoted.append(c);
      } else {
        quoted.append(String.format("\\u%04x", (int) c));
      }
    }
    return quoted.append('"').toString();
  }
}
