package runner.selfcheck;

import java.nio.file.Path;
import runner.course.Chapter;

/**
 * One version of a chapter's file, and what it is for.
 *
 * @param kind says what is expected of it
 * @param name how it is called on the screen, for example {@code mistakes/set_then_expire}
 * @param folder holds the file
 * @param solved for a checkpoint the number of steps that it solves, else 0
 */
record Program(Chapter chapter, Kind kind, String name, Path folder, int solved) {

  Path file() {
    return folder.resolve(chapter.fileName());
  }

  enum Kind {
    STARTER,
    CHECKPOINT,
    SOLUTION,
    MISTAKE,
    ALTERNATIVE
  }
}
