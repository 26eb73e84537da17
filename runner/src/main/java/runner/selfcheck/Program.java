package runner.selfcheck;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import runner.course.Chapter;
import runner.trouble.CommandError;

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
    ALTERNATIVE;

    static Kind of(String word) {
      return Arrays.stream(values())
          .filter(kind -> kind.name().equals(word.strip().toUpperCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () ->
                  new CommandError(
                      "There is no kind of program called "
                          + word
                          + "; there are starter, checkpoint, solution, mistake and alternative."));
    }
  }
}
