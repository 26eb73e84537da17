package grader.cli;

import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import runner.course.Chapter;
import runner.course.Course;
import runner.trouble.CommandError;

/** Chapters as a command names them: {@code 1-4,7} or {@code stampede}. */
final class ChapterList {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,3})\\s*-\\s*(\\d{1,3})");

  private ChapterList() {}

  /**
   * The chapters named, by number; all of them if there is no list.
   *
   * @throws CommandError if the list names none, or one that does not exist
   */
  static List<Chapter> of(Course course, @Nullable String names) {
    if (names == null) {
      return course.chapters();
    } else if (names.isBlank()) {
      throw new CommandError("--chapters names none: say which, as in 1-4,7, or leave it out.");
    }
    TreeMap<Integer, Chapter> chosen = new TreeMap<>();
    for (String name : names.split(",", -1)) {
      for (Chapter chapter : each(course, name.strip())) {
        chosen.put(chapter.number(), chapter);
      }
    }
    return List.copyOf(chosen.values());
  }

  private static List<Chapter> each(Course course, String name) {
    Matcher range = RANGE.matcher(name);
    if (!range.matches()) {
      return List.of(course.find(name));
    }
    int from = course.find(range.group(1)).number();
    int to = course.find(range.group(2)).number();
    if (from > to) {
      throw new CommandError(
          "--chapters " + name + " goes backwards; write " + to + "-" + from + ".");
    }
    return course.chapters().stream()
        .filter(chapter -> chapter.number() >= from && chapter.number() <= to)
        .collect(Collectors.toList());
  }
}
