package runner.course;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import runner.trouble.Broken;

/**
 * The hints of a chapter, from its HINTS.md: {@code ## Step 2} begins the hints of a step, {@code
 * ### Hint 1} each of them.
 */
public record Hints(Map<Integer, List<String>> byStep) {
  private static final Pattern STEP = Pattern.compile("##\\s+Step\\s+(\\d+)\\b.*");
  private static final Pattern HINT = Pattern.compile("###\\s+Hint\\b.*");

  /** Reads a chapter's hints; none if it has no such file. */
  public static Hints of(Chapter chapter) {
    try {
      return Files.exists(chapter.hints())
          ? parse(Files.readAllLines(chapter.hints()))
          : new Hints(Map.of());
    } catch (IOException unreadable) {
      throw new Broken(chapter.hints() + " can't be read: " + unreadable.getMessage());
    }
  }

  /** The hints of a step, from a question to nearly the answer, as Markdown. */
  public List<String> of(int step) {
    return byStep.getOrDefault(step, List.of());
  }

  static Hints parse(List<String> lines) {
    Map<Integer, List<String>> hints = new TreeMap<>();
    List<String> current = new ArrayList<>();
    for (String line : lines) {
      Matcher step = STEP.matcher(line);
      if (step.matches()) {
        current = hints.computeIfAbsent(Integer.parseInt(step.group(1)), n -> new ArrayList<>());
      } else if (HINT.matcher(line).matches()) {
        current.add("");
      } else if (!current.isEmpty()) {
        int last = current.size() - 1;
        current.set(last, current.get(last) + line + "\n");
      }
    }
    hints.values().forEach(list -> list.replaceAll(String::strip));
    return new Hints(hints);
  }
}
