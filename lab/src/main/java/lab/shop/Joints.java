package lab.shop;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a program writes between the parts of a question, read from what it has stored, whatever
 * form that has. A part that holds the same may be read as two, so questions and visitors are made
 * of it that a careless program takes for one another. To a program that marks where each part ends
 * they are questions like any other.
 */
public final class Joints {
  /** More than that is no joint. */
  private static final int LONGEST = 60;

  /** From the middle of the alphabet: two names on either side of it stay in their order. */
  private static final String PIECE = "m";

  private Joints() {}

  /** Two visitors, one of whom may be taken for the other. */
  public record Pair(Visitor other, Visitor her) {}

  /**
   * Questions that are one to whoever joins their parts as these texts do.
   *
   * @param texts what was stored for the question, its names too; those with none of its parts add
   *     nothing
   * @param asked its parts are words that stand in no other of its parts; of its two parameters one
   *     comes before m and the other after it
   */
  public static List<Question> lookalikes(List<String> texts, Question asked) {
    Set<Question> questions = new LinkedHashSet<>();
    questions.add(asked);
    List<String> parts = parts(asked);
    for (String text : texts) {
      for (int left = 0; left < parts.size(); left++) {
        for (int right = 0; right < parts.size(); right++) {
          String joint = between(text, parts, left, right);
          if (!joint.isEmpty()) {
            questions.addAll(shifted(parts, left, right, joint));
          }
        }
      }
      questions.addAll(swallowed(text, asked));
    }
    return List.copyOf(questions);
  }

  /** The same, for whoever joins the parts by a single character, and whichever that is. */
  public static List<Question> lookalikes(Question asked) {
    List<String> parts = parts(asked);
    return characters()
        .flatMap(
            joint ->
                IntStream.range(1, parts.size())
                    .mapToObj(right -> shifted(parts, right - 1, right, joint))
                    .flatMap(List::stream))
        .toList();
  }

  /** Whether all parts of the question can be read in the texts. */
  public static boolean areIn(List<String> texts, Question asked) {
    return parts(asked).stream().allMatch(part -> texts.stream().anyMatch(t -> t.contains(part)));
  }

  /**
   * Visitors who are one to whoever writes the owner of a page as these texts do, and compares
   * their beginnings or their ends.
   *
   * @param page what was shown to her; it is not looked at
   * @param her tenant and user are words that stand in no other part
   */
  public static List<Pair> owners(List<String> texts, String page, Visitor her) {
    Set<Pair> pairs = new LinkedHashSet<>();
    List<String> names = List.of(her.tenant(), String.valueOf(her.user()));
    for (String text : texts.stream().map(each -> each.replace(page, "")).toList()) {
      for (int name = 0; name < names.size(); name++) {
        int at = text.indexOf(names.get(name));
        if (at >= 0) {
          String rest = text.substring(at + names.get(name).length());
          pairs.add(new Pair(visitor(her, names, name, names.get(name) + rest), her));
          String before = text.substring(0, at);
          pairs.add(new Pair(visitor(her, names, name, before + names.get(name)), her));
        }
        String joint = between(text, names, name, 1 - name);
        if (!joint.isEmpty()) {
          pairs.add(shifted(her, names, name, joint));
        }
      }
    }
    pairs.removeIf(pair -> pair.other.equals(her));
    return List.copyOf(pairs);
  }

  /** The same, for whoever joins tenant and user by a single character, and whichever that is. */
  public static List<Pair> owners(Visitor her) {
    List<String> names = List.of(her.tenant(), String.valueOf(her.user()));
    return characters().map(joint -> shifted(her, names, 0, joint)).toList();
  }

  /** Of the first 128, those by which somebody may join: all but letters and digits. */
  private static Stream<String> characters() {
    return IntStream.range(1, 128)
        .filter(c -> !Character.isLetterOrDigit(c))
        .mapToObj(Character::toString);
  }

  private static Pair shifted(Visitor her, List<String> names, int left, String joint) {
    return new Pair(
        visitor(her, names, left, names.get(left) + joint + PIECE),
        visitor(her, names, 1 - left, PIECE + joint + names.get(1 - left)));
  }

  private static Visitor visitor(Visitor her, List<String> names, int changed, String name) {
    return changed == 0
        ? new Visitor(name, names.get(1), her.role())
        : new Visitor(names.get(0), name, her.role());
  }

  /** What stands between two parts that follow one another in the text; else an empty text. */
  private static String between(String text, List<String> parts, int left, int right) {
    int end = text.indexOf(parts.get(left)) + parts.get(left).length();
    int next = text.indexOf(parts.get(right), end);
    boolean follows =
        left != right && end >= parts.get(left).length() && next > end && next - end <= LONGEST;
    String joint = follows ? text.substring(end, next) : "";
    return parts.stream().anyMatch(joint::contains) ? "" : joint;
  }

  private static List<Question> shifted(List<String> parts, int left, int right, String joint) {
    List<String> one = new ArrayList<>(parts);
    one.set(left, parts.get(left) + joint + PIECE);
    List<String> other = new ArrayList<>(parts);
    other.set(right, PIECE + joint + parts.get(right));
    return List.of(question(one), question(other));
  }

  /** A text that holds all that follows: the resource the parameters, a value the next ones. */
  private static List<Question> swallowed(String text, Question asked) {
    List<Question> questions = new ArrayList<>();
    List<String> parts = parts(asked);
    int end = text.lastIndexOf(parts.get(6)) + parts.get(6).length();
    int resource = text.indexOf(parts.get(2));
    int value = text.indexOf(parts.get(4));
    if (resource >= 0 && resource < end) {
      String all = text.substring(resource, end);
      questions.add(new Question(asked.visitor(), all, Map.of()));
    }
    if (value >= 0 && value < end) {
      Map<String, String> one = Map.of(parts.get(3), text.substring(value, end));
      questions.add(new Question(asked.visitor(), asked.resource(), one));
    }
    return questions;
  }

  /** Tenant, user, resource, and the names and values of two parameters. */
  private static List<String> parts(Question asked) {
    List<String> parts = new ArrayList<>();
    parts.add(asked.visitor().tenant());
    parts.add(String.valueOf(asked.visitor().user()));
    parts.add(asked.resource());
    new TreeMap<>(asked.parameters()).forEach((name, value) -> parts.addAll(List.of(name, value)));
    if (parts.size() != 7) {
      throw new IllegalArgumentException("needs two parameters, but was " + asked.asked());
    }
    return parts;
  }

  private static Question question(List<String> parts) {
    return new Question(
        new Visitor(parts.get(0), parts.get(1), "customer"),
        parts.get(2),
        Map.of(parts.get(3), parts.get(4), parts.get(5), parts.get(6)));
  }
}
