package runner.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import runner.compile.Sources;
import runner.course.Chapter;
import runner.course.Course;
import runner.progress.State;

/**
 * The chapter to run and where its files come from, as {@code check} and {@code watch} take them.
 */
final class ChapterArgument {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "CHAPTER",
      description = "Number, id or folder name; the next unsolved one when left out.")
  private @Nullable String name;

  @Option(
      names = "--source",
      paramLabel = "DIR",
      description =
          "Take the answer from here instead: a folder laid out as exercises/src, or one that"
              + " holds the file itself.")
  private @Nullable Path source;

  Chapter chapter(Course course, State state) {
    return name == null ? state.next(course) : course.find(name);
  }

  /** The chapter that was named, or all of them if none was. */
  List<Chapter> named(Course course) {
    return name == null ? course.chapters() : List.of(course.find(name));
  }

  /**
   * The chapter's files as they are now.
   *
   * @param here folder in which the command was given
   */
  Sources sources(Chapter chapter, Path here) {
    return source == null ? Sources.of(chapter) : Sources.of(chapter, here.resolve(source));
  }

  /** Whether the answer is the reader's own, so that it counts as progress. */
  boolean isReaders() {
    return source == null;
  }

  /** The options that name the same answer again, with a blank before them. */
  String options() {
    return source == null ? "" : " --source " + source;
  }

  /** The folder whose files the reader changes. */
  Path folder(Chapter chapter, Path here) {
    return source == null ? chapter.directory() : Sources.folder(chapter, here.resolve(source));
  }
}
