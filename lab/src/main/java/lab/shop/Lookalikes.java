package lab.shop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Questions that are different, and that a careless key takes for one another: parts that run into
 * each other, texts that become the same once they are cleaned, shortened or hashed.
 */
public final class Lookalikes {
  /** Of which the short parts are made: what separates, what escapes, what hides. */
  private static final List<String> TROUBLE = List.of(":", "%", "\\", "|", "\u0301", "\n");

  private static final int PARTS = 5;

  /** By which parts are joined, and which may as well stand in a part. */
  private static final List<String> JOINTS =
      List.of(
          "", ":", "::", "|", "/", ",", ", ", ";", "=", "&", "\n", "\t", " ", "-", "_", "%", "\\",
          "#", "\u0001", "\u001f", ", user=", "}:{", "\",\"");

  /** Between a parameter's name and its value, and between two parameters. */
  private static final List<List<String>> JOINTS_OF_PARAMETERS =
      List.of(
          List.of("=", ", "),
          List.of("=", ","),
          List.of("=", "&"),
          List.of("=", ";"),
          List.of("=", "|"),
          List.of("=", "\n"),
          List.of("=", ":"),
          List.of(":", ":"),
          List.of(":", ","),
          List.of(":", "|"),
          List.of("|", "|"),
          List.of("/", "/"),
          List.of("\n", "\n"),
          List.of("\0", "\0"),
          List.of("", ""),
          List.of("%3D", "%26"),
          List.of("\":\"", "\",\""));

  /** Equal once somebody has folded, trimmed, normalised, unescaped or hashed them. */
  private static final List<List<String>> ALIKE =
      List.of(
          List.of("e\u0301", "\u00e9", "e"),
          List.of("\u212b", "\u00c5", "A\u030a"),
          List.of("\ufb01", "fi"),
          List.of("\u00df", "ss", "SS"),
          List.of("I", "i", "\u0131"),
          List.of("x", " x", "x ", "X", "x\u200b", "x\n", "x\u00a0"),
          List.of("a b", "a  b", "a_b", "a-b", "ab", "a+b", "a%20b"),
          List.of("7", "07", "7.0", "+7"),
          List.of("\u03a9", "\u0416", "?", "\ud83d\ude00", "\ud83d\ude01"),
          List.of("", "null", "undefined", "-", "[]", "{}", "\"\"", "0"),
          List.of(":", "%3A", "%3a", "\\:", "::", "\\u003a", "%253A"),
          List.of("|", "%7C", "\\|", "||"),
          List.of("/", "%2F", "\\/", "//"),
          List.of("\\", "\\\\", "%5C"),
          List.of("&", "&amp;", "%26"),
          List.of("\n", "\r\n", "\\n", "%0A"),
          List.of("'", "''", "\\'"),
          List.of("\"", "\\\"", "\"\""));

  /** Of one length, and equal by what is often taken for a text. */
  private static final List<List<String>> TWINS =
      List.of(
          List.of("Aa", "BB"), // one hashCode
          List.of("znnkuyka", "wyniqufd"), // one CRC-32
          List.of("bccb", "cbbc")); // one Adler-32

  private Lookalikes() {}

  /** All questions whose parts are made of at most two pieces of trouble together. */
  public static List<Question> small() {
    List<List<String>> parts = new ArrayList<>();
    List<String> empty = List.of("", "", "", "", "");
    parts.add(empty);
    for (int one = 0; one < PARTS; one++) {
      for (String piece : TROUBLE) {
        List<String> longer = appended(empty, one, piece);
        parts.add(longer);
        for (int other = one; other < PARTS; other++) {
          for (String second : TROUBLE) {
            parts.add(appended(longer, other, second));
          }
        }
      }
    }
    Set<Question> questions = new LinkedHashSet<>();
    questions.add(question(empty, Map.of()));
    parts.forEach(each -> questions.add(question(each)));
    return List.copyOf(questions);
  }

  /** The question of these five texts, and all that might be taken for it or for one another. */
  public static List<Question> of(
      String tenant, String user, String resource, String name, String value) {
    List<String> parts = List.of(tenant, user, resource, name, value);
    Set<Question> questions = new LinkedHashSet<>();
    questions.add(question(parts));
    questions.add(question(parts, Map.of()));
    addAlike(questions, parts, ALIKE);
    addAlike(questions, parts, TWINS);
    addUpperCase(questions, parts);
    addLong(questions, parts);
    addShifted(questions, parts);
    addLongerThanAByte(questions, parts);
    addSwapped(questions, parts);
    addNumbers(questions, parts);
    addParameters(questions, parts);
    return List.copyOf(questions);
  }

  /** Those of the questions of these five texts that only a whole text can tell apart. */
  public static List<Question> twins(
      String tenant, String user, String resource, String name, String value) {
    Set<Question> questions = new LinkedHashSet<>();
    addAlike(questions, List.of(tenant, user, resource, name, value), TWINS);
    return List.copyOf(questions);
  }

  private static void addAlike(
      Collection<Question> questions, List<String> parts, List<List<String>> alike) {
    for (int i = 0; i < PARTS; i++) {
      for (List<String> texts : alike) {
        for (String text : texts) {
          questions.add(question(with(parts, i, text)));
        }
      }
    }
  }

  private static void addUpperCase(Collection<Question> questions, List<String> parts) {
    for (int i = 0; i < PARTS; i++) {
      questions.add(question(with(parts, i, parts.get(i).toUpperCase(Locale.ROOT))));
    }
  }

  /** As long as no key needs to be: they differ at one end, or in the middle. */
  private static void addLong(Collection<Question> questions, List<String> parts) {
    String filler = "long ".repeat(120);
    for (int i = 0; i < PARTS; i++) {
      String part = parts.get(i);
      questions.add(question(with(parts, i, part + filler + filler)));
      questions.add(question(with(parts, i, "." + part + filler + filler)));
      questions.add(question(with(parts, i, part + filler + "." + filler)));
      questions.add(question(with(parts, i, part + filler + filler + ".")));
    }
  }

  /** Joined by that joint, each pair is one text. */
  private static void addShifted(Collection<Question> questions, List<String> parts) {
    for (int i = 0; i + 1 < PARTS; i++) {
      for (String joint : JOINTS) {
        addShifted(questions, parts, i, i + 1, joint, "x");
      }
    }
  }

  /** What stands between the two others, and may belong to either: piece of text or part. */
  private static void addShifted(
      Collection<Question> questions,
      List<String> parts,
      int left,
      int right,
      String joint,
      String piece) {
    questions.add(question(with(parts, left, parts.get(left) + joint + piece)));
    questions.add(question(with(parts, right, piece + joint + parts.get(right))));
  }

  /** Behind their lengths in one byte, each pair is one text: 256 characters more do not show. */
  private static void addLongerThanAByte(Collection<Question> questions, List<String> parts) {
    for (int i = 0; i + 1 < PARTS; i++) {
      String length = String.valueOf((char) parts.get(i + 1).length());
      addShifted(questions, parts, i, i + 1, length, "x".repeat(255));
    }
  }

  private static void addSwapped(Collection<Question> questions, List<String> parts) {
    for (int i = 0; i < PARTS; i++) {
      for (int j = i + 1; j < PARTS; j++) {
        questions.add(question(with(with(parts, i, parts.get(j)), j, parts.get(i))));
      }
    }
  }

  /** Behind their lengths, with nothing after the number, two of each three parts are one text. */
  private static void addNumbers(Collection<Question> questions, List<String> parts) {
    for (int i = 0; i + 2 < PARTS; i++) {
      List<String> one = with(with(with(parts, i, "1"), i + 1, "abcdefghi"), i + 2, "00");
      List<String> other = with(with(with(parts, i, "9abcdefghi2"), i + 1, ""), i + 2, "");
      questions.add(question(one));
      questions.add(question(other));
    }
  }

  private static void addParameters(Collection<Question> questions, List<String> parts) {
    String name = parts.get(3);
    String value = parts.get(4);
    questions.add(question(parts, two(name, value, "b", "2")));
    questions.add(question(parts, two(name, "2", "b", value)));
    questions.add(question(parts, two("b", name, "2", value)));
    questions.add(question(parts, two(name + "b", value, "B", "2")));
    questions.add(question(parts, two(name + "B", value, "b", "2")));
    questions.add(question(parts, two("k", "1", "K", "2")));
    questions.add(question(parts, two("k", "9", "K", "2")));
    questions.add(question(parts, two("k", "1", "K", "9")));
    for (List<String> joints : JOINTS_OF_PARAMETERS) {
      String equals = joints.get(0);
      String and = joints.get(1);
      questions.add(question(parts, Map.of(name, value + and + "b" + equals + "2")));
      questions.add(question(parts, Map.of(name + equals + value + and + "b", "2")));
    }
  }

  private static Map<String, String> two(String a, String b, String c, String d) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(a, b);
    parameters.put(c, d);
    return parameters;
  }

  private static List<String> appended(List<String> parts, int at, String text) {
    return with(parts, at, parts.get(at) + text);
  }

  private static List<String> with(List<String> parts, int at, String text) {
    List<String> changed = new ArrayList<>(parts);
    changed.set(at, text);
    return changed;
  }

  private static Question question(List<String> parts) {
    return question(parts, Map.of(parts.get(3), parts.get(4)));
  }

  private static Question question(List<String> parts, Map<String, String> parameters) {
    return new Question(
        new Visitor(parts.get(0), parts.get(1), "customer"), parts.get(2), parameters);
  }
}
