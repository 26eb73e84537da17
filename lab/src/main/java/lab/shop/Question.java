package lab.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything on which a page depends. Its text is another one for each question, and can be read
 * whatever is in it.
 *
 * @param parameters in any order
 */
public record Question(Visitor visitor, String resource, Map<String, String> parameters) {

  /** The same question of somebody else. */
  public Question by(Visitor other) {
    return new Question(other, resource, parameters);
  }

  /** Which parts of two questions are not the same, in words. */
  public String difference(Question other) {
    List<String> parts = new ArrayList<>();
    addIfOther(parts, "the tenant", visitor.tenant(), other.visitor.tenant());
    addIfOther(parts, "the user", who(visitor), who(other.visitor));
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

  private static String who(Visitor visitor) {
    return visitor.user() == null ? "a guest" : quoted(visitor.user());
  }

  /** As in {@code "Ada" of "north" (customer)}. */
  public String asker() {
    return who(visitor) + " of " + quoted(visitor.tenant()) + " (" + visitor.role() + ")";
  }

  /** As in {@code "orders" {"page": "2"}}. */
  public String asked() {
    return quoted(resource)
        + " "
        + new TreeMap<>(parameters)
            .entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ": " + quoted(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
  }

  @Override
  public String toString() {
    return asker() + ", " + asked();
  }

  /** Whatever can't be seen, or stands on top of its neighbour, is written as a number. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c == ' ' || Character.isLetterOrDigit(c) || c > ' ' && c < 127) {
        quoted.append(c);
      } else {
        quoted.append(String.format("\\u%04x", (int) c));
      }
    }
    return quoted.append('"').toString();
  }
}
