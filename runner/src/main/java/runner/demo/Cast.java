package runner.demo;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import runner.compile.Sources;
import runner.course.Chapter;
import runner.course.DemoCard;

/**
 * The programs that a demo plays, in the order in which they are shown.
 *
 * @param parts their files by their names
 */
public record Cast(Map<String, Sources> parts) {
  public static final String NAIVE = "naive";
  public static final String STARTER = "starter";
  public static final String SOLUTION = "solution";
  public static final String YOURS = "yours";

  /** The programs of the course. */
  public static Cast ofCourse(Chapter chapter, DemoCard card) {
    Map<String, Sources> parts = new LinkedHashMap<>();
    if (!card.naive().isEmpty()) {
      parts.put(NAIVE, Sources.of(chapter, chapter.mistake(card.naive())));
    }
    parts.put(STARTER, Sources.of(chapter, chapter.starter()));
    parts.put(SOLUTION, Sources.of(chapter, chapter.solution()));
    return new Cast(parts);
  }

  /** These and the reader's own program, unless that is still the starter. */
  public Cast with(Sources yours) {
    Map<String, Sources> all = new LinkedHashMap<>(parts);
    if (!yours.hasSameAnswer(starter())) {
      all.put(YOURS, yours);
    }
    return new Cast(all);
  }

  public boolean hasYours() {
    return parts.containsKey(YOURS);
  }

  private Sources starter() {
    return parts.getOrDefault(STARTER, new Sources(List.of(), List.of()));
  }

  /** The folder of each program of the course, for those who look whether it is there. */
  public static Map<String, Path> folders(Chapter chapter, DemoCard card) {
    Map<String, Path> folders = new LinkedHashMap<>();
    if (!card.naive().isEmpty()) {
      folders.put(NAIVE, chapter.mistake(card.naive()));
    }
    folders.put(STARTER, chapter.starter());
    folders.put(SOLUTION, chapter.solution());
    return folders;
  }
}
