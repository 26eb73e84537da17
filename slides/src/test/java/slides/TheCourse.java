package slides;

import grader.cli.Grade;
import java.nio.file.Path;
import java.util.List;
import live.cli.Live;
import runner.cli.Main;
import runner.course.Course;
import slides.cli.Slides;
import slides.page.Pages;
import slides.shell.Commands;

/** The real decks, with all commands that there are. */
public final class TheCourse {
  private TheCourse() {}

  public static Course course() {
    return Course.around(Path.of(""));
  }

  public static Pages pages() {
    return Pages.of(
        course(), new Commands(Main.model(List.of(new Grade(), new Live(), new Slides()))));
  }
}
