package grader.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import runner.trouble.Broken;

/**
 * Reads a policy. Each line is one of
 *
 * <pre>
 * allow java.util.function.*                 all classes of a package, none of those below it
 * allow java.time.Duration                   a class with all of its members and classes
 * allow java.lang.System only nanoTime out   these members alone; "new" is every constructor
 * allow java.lang.Throwable except getStackTrace printStackTrace(java.io.PrintWriter)
 *   setStackTrace                            a line that begins with a blank goes on with the last
 * list redis get set del                     names for members, used as "@redis"
 * deny java.util.ServiceLoader               a class of a package that is allowed
 * apart java.util.Map.get java.lang.Class    no program has this member and declares that type
 * instead java.lang.System.exit: Throw an exception.
 * chapter ch03_stampede                      what follows holds for that chapter alone
 * # a remark
 * </pre>
 *
 * <p>{@code instead} gives what a student is told about a member, a class or a package ({@code
 * java.io.*}).
 */
public final class PolicyText {
  private final Map<String, Rule> classes = new HashMap<>();
  private final Map<String, Rule> packages = new HashMap<>();
  private final Map<String, String> advice = new HashMap<>();
  private final Map<String, String> apart = new HashMap<>();
  private final Map<String, List<String>> lists = new HashMap<>();
  private final ClassLoader libraries;

  private PolicyText(ClassLoader libraries) {
    this.libraries = libraries;
  }

  /**
   * The policy for one chapter.
   *
   * @param chapter name of its folder
   * @param libraries sees what submissions are compiled against
   * @throws Broken that names the line if one can't be read, or names a class that does not exist
   */
  public static Policy read(String text, String chapter, ClassLoader libraries) {
    PolicyText read = new PolicyText(libraries);
    String section = chapter;
    for (Line line : lines(text)) {
      List<String> words = line.words();
      if (words.get(0).equals("chapter") && words.size() == 2) {
        section = words.get(1);
      } else if (section.equals(chapter)) {
        read.rule(line);
      }
    }
    return new Policy(read.classes, read.packages, read.advice, read.apart, libraries);
  }

  /** Without remarks and empty lines; each with what it goes on with. */
  private static List<Line> lines(String text) {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String each : text.lines().toList()) {
      number++;
      if (each.startsWith(" ") && !lines.isEmpty()) {
        Line last = lines.remove(lines.size() - 1);
        lines.add(new Line(last.number(), last.text() + " " + each.strip()));
      } else if (!each.isBlank() && !each.startsWith("#")) {
        lines.add(new Line(number, each.strip()));
      }
    }
    return lines;
  }

  private record Line(int number, String text) {
    List<String> words() {
      return List.of(text.split("\\s+"));
    }

    Broken wrong(String why) {
      return new Broken("Line " + number + " of the policy can't be read: " + why + ".");
    }
  }

  private void rule(Line line) {
    List<String> words = line.words();
    String what = words.size() < 2 ? "" : words.get(1);
    switch (words.get(0)) {
      case "instead" -> advise(line);
      case "list" -> lists.put(what, words.subList(2, words.size()));
      case "apart" -> apart.put(what, existing(words.get(words.size() - 1), line));
      case "deny" -> put(classes, existing(what, line), Rule.NOTHING, line);
      case "allow" -> allow(what, words, line);
      default ->
          throw line.wrong("it begins with none of allow, apart, deny, instead, list and chapter");
    }
  }

  private void advise(Line line) {
    int colon = line.text().indexOf(": ");
    if (colon < 0) {
      throw line.wrong("a colon and a blank stand between the name and the sentence");
    }
    String name = line.text().substring("instead".length(), colon).strip();
    advice.put(name, line.text().substring(colon + 2));
  }

  private void allow(String what, List<String> words, Line line) {
    if (what.endsWith(".*") && words.size() == 2) {
      put(packages, what.substring(0, what.length() - 2), Rule.ALL, line);
    } else {
      put(classes, existing(what, line), members(words, line), line);
    }
  }

  private Rule members(List<String> words, Line line) {
    if (words.size() == 2) {
      return Rule.ALL;
    }
    boolean only = words.get(2).equals("only");
    if (words.size() == 3 || !only && !words.get(2).equals("except")) {
      throw line.wrong("after the class stands \"only\" or \"except\", and then members");
    }
    Set<String> members = new TreeSet<>();
    for (String word : words.subList(3, words.size())) {
      if (word.startsWith("@") && !lists.containsKey(word.substring(1))) {
        throw line.wrong("there is no list " + word.substring(1) + " above it");
      }
      members.addAll(word.startsWith("@") ? lists.get(word.substring(1)) : List.of(word));
    }
    return new Rule(only, members);
  }

  private static void put(Map<String, Rule> rules, String name, Rule rule, Line line) {
    if (rules.put(name, rule) != null) {
      throw line.wrong("there is a rule for " + name + " already");
    }
  }

  private String existing(String name, Line line) {
    if (new Declarations(libraries).find(name).isEmpty()) {
      throw line.wrong("there is no class \"" + name + "\"");
    }
    return name;
  }
}
