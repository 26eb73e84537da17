package runner.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import runner.course.Chapter;
import runner.course.Course;
import runner.progress.State;

@Command(
    name = "list",
    description = "Show the chapters, their minutes and points, and what is solved.",
    mixinStandardHelpOptions = true)
final class ListChapters implements Callable<Integer> {
  @ParentCommand private Workbook workbook;

  @Override
  public Integer call() {
    Screen screen = workbook.screen();
    Course course = workbook.course();
    State state = State.of(course);
    for (Chapter chapter : course.chapters()) {
      screen.say(line(chapter, state, screen));
    }
    course.faults().forEach(fault -> screen.say("    " + screen.ink().bad(fault)));
    screen.say("");
    screen.say("Next: " + screen.command() + " check " + state.next(course).number());
    return Status.DONE;
  }

  private static String line(Chapter chapter, State state, Screen screen) {
    int solved = state.solved(chapter).size();
    int steps = chapter.steps().size();
    String done = solved + " of " + steps + " steps";
    String shown = solved == steps ? screen.ink().good("solved") : screen.ink().faint(done);
    return String.format(
        Locale.ROOT,
        "%3d  %-14s %-38s %3d min %3d points  %s",
        chapter.number(),
        chapter.id(),
        chapter.title(),
        chapter.card().minutes(),
        chapter.points(),
        shown);
  }
}
