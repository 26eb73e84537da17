package live.program;

import java.nio.file.Path;
import java.util.stream.Collectors;
import lab.live.NoCache;
import org.jspecify.annotations.Nullable;
import runner.compile.Compiled;
import runner.compile.Sources;
import runner.course.Chapter;
import runner.course.Course;
import runner.course.DemoCard;
import runner.protocol.Watched;
import runner.run.Lane;
import runner.run.LiveRun;
import runner.trouble.Broken;

/** The course's programs, as a room watches them. */
public final class Programs {
  private static final int PROBLEMS = 3;

  private final Course course;
  private final @Nullable Path yours;

  /**
   * The programs of a course.
   *
   * @param yours where the reader's files lie instead of {@code exercises/src}; null for there
   */
  public Programs(Course course, @Nullable Path yours) {
    this.course = course;
    this.yours = yours;
  }

  /** What became of a program's files. */
  public sealed interface Made {}

  /** They can be played. */
  public record Playable(Watched watched) implements Made {}

  /** They do not compile; what the compiler says, with file and line. */
  public record Faulty(String told) implements Made {}

  /**
   * The files of a program as they are now.
   *
   * @throws IllegalArgumentException for {@link Strategy#NOTHING}, which has none
   * @throws runner.trouble.CommandError if the reader's file is missing
   */
  public Sources sources(Strategy strategy) {
    Chapter chapter = chapter(strategy);
    return switch (strategy) {
      case NONE, ARTICLE -> Sources.of(chapter, chapter.starter());
      case ASIDE -> Sources.of(chapter, chapter.mistake(card(chapter).naive()));
      case LOCK, EARLY -> Sources.of(chapter, chapter.solution());
      case NOTHING -> throw new IllegalArgumentException("nothing has no files");
      case OWN3, OWN4 -> yours == null ? Sources.of(chapter) : Sources.of(chapter, yours);
    };
  }

  /** Compiles a program. */
  public Made make(Strategy strategy, Sources sources, Lane lane) {
    Chapter chapter = chapter(strategy);
    Compiled compiled = lane.compile(chapter, sources);
    if (compiled instanceof Compiled.Problems problems) {
      return new Faulty(
          problems.problems().stream()
              .limit(PROBLEMS)
              .map(problem -> problem.told(course.root()))
              .collect(Collectors.joining("\n")));
    }
    String demo = strategy == Strategy.NONE ? NoCache.class.getName() : card(chapter).className();
    String classes = ((Compiled.Classes) compiled).path();
    return new Playable(new Watched(classes, demo, chapter.folder(), LiveRun.LONGEST.toMillis()));
  }

  private Chapter chapter(Strategy strategy) {
    return course.find(String.valueOf(strategy.chapter()));
  }

  private static DemoCard card(Chapter chapter) {
    return DemoCard.of(chapter)
        .orElseThrow(() -> new Broken(chapter.folder() + " has no Demo.java"));
  }
}
