package grader.further;

import grader.model.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import runner.cache.Reasons;
import runner.course.Chapter;
import runner.course.Course;
import runner.trouble.CommandError;

/**
 * An instructor's own tests of some chapters.
 *
 * @param chapters from a chapter of the course to the one that has these tests in place of its own
 */
public record FurtherTests(Map<Chapter, Chapter> chapters) {

  /** No such tests. */
  public static FurtherTests none() {
    return new FurtherTests(Map.of());
  }

  /**
   * Reads a folder laid out as {@code exercises/src}.
   *
   * @param graded the chapters to be graded; tests of others are passed over
   * @throws CommandError if a folder in it is no chapter's, or its tests would not all be run
   */
  public static FurtherTests read(Path folder, Course course, List<Chapter> graded) {
    Map<Chapter, Chapter> chapters = new LinkedHashMap<>();
    for (Path entry : folders(folder)) {
      Chapter chapter = chapter(entry, course);
      if (graded.contains(chapter)) {
        chapters.put(chapter, TestFolder.of(chapter, entry).chapter());
      }
    }
    if (chapters.isEmpty()) {
      throw new CommandError(
          folder
              + " holds tests of none of the chapters that are graded: name a folder that holds"
              + " folders such as "
              + graded.get(0).folder()
              + ".");
    }
    return new FurtherTests(Map.copyOf(chapters));
  }

  private static List<Path> folders(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).filter(FurtherTests::isMeant).sorted().toList();
    } catch (NoSuchFileException missing) {
      throw new CommandError("There is no folder " + folder + ".");
    } catch (IOException unreadable) {
      throw new CommandError(
          "The tests in " + folder + " can't be read (" + Reasons.of(unreadable) + ").");
    }
  }

  private static boolean isMeant(Path entry) {
    return !entry.getFileName().toString().startsWith(".");
  }

  private static Chapter chapter(Path entry, Course course) {
    String name = entry.getFileName().toString();
    return course.chapters().stream()
        .filter(chapter -> chapter.folder().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandError(
                    entry
                        + " is named after no chapter: a folder of further tests is named as the"
                        + " chapter's in exercises/src, such as "
                        + course.chapters().get(0).folder()
                        + "."));
  }

  /** The chapter with these tests in place of its own; empty if there are none of it. */
  public Optional<Chapter> of(Chapter chapter) {
    return Optional.ofNullable(chapters.get(chapter));
  }

  /**
   * Steps of these tests, as the gradebook has them; without a hint, since no student sees them.
   */
  public List<Column.Task> tasks(Chapter chapter) {
    return of(chapter).map(Chapter::steps).orElse(List.of()).stream()
        .map(
            step ->
                new Column.Task(
                    step.number(),
                    step.title(),
                    step.points(),
                    step.kind().name(),
                    step.name(),
                    ""))
        .toList();
  }
}
