package runner.cli;

import java.nio.file.Path;
import runner.course.Chapter;
import runner.progress.Desk;

/** Puts a file of the course in place of the reader's, and says where the former one is. */
final class Kept {
  private Kept() {}

  static int lay(Screen screen, Chapter chapter, Path source, String now) {
    Desk.Laid laid = new Desk(chapter).lay(source);
    if (!laid.changed()) {
      screen.say(chapter.fileName() + " is already " + now + "; nothing was changed.");
      return Status.DONE;
    }
    screen.say(chapter.fileName() + " is now " + now + ".");
    for (Path file : laid.kept()) {
      screen.say("Your former file is kept: " + chapter.root().relativize(file));
    }
    if (!laid.kept().isEmpty()) {
      screen.say("To have it back, copy it to " + chapter.root().relativize(chapter.file()) + ".");
    }
    return Status.DONE;
  }
}
