package runner.selfcheck;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import runner.course.Chapter;
import runner.course.Course;
import runner.course.SourceText;

/** Whether the front page lists every chapter, by its own title and with its own minutes. */
final class Contents {
  private Contents() {}

  /** What is missing on the front page, if the course has one. */
  static List<Fault> faults(Course course) {
    Path page = course.root().resolve("README.md");
    if (!Files.exists(page)) {
      return List.of();
    }
    List<String> lines = SourceText.read(page).text().lines().toList();
    return course.chapters().stream()
        .filter(chapter -> lines.stream().noneMatch(line -> lists(line, chapter)))
        .map(Contents::fault)
        .toList();
  }

  private static boolean lists(String line, Chapter chapter) {
    return line.startsWith("| " + chapter.number() + " | " + link(chapter) + " |")
        && line.endsWith("| " + chapter.card().minutes() + " min |");
  }

  private static String link(Chapter chapter) {
    return String.format(
        Locale.ROOT, "[%s](%s/%s/README.md)", chapter.title(), Course.SOURCES, chapter.folder());
  }

  private static Fault fault(Chapter chapter) {
    return new Fault(
        "README.md",
        "the front page lists every chapter by its title, with its minutes",
        "no line of it lists chapter " + chapter.number() + " so",
        String.format(
            Locale.ROOT,
            "write | %d | %s | ... | %d min |",
            chapter.number(),
            link(chapter),
            chapter.card().minutes()));
  }
}
