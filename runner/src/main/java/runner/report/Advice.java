package runner.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import runner.course.Chapter;
import runner.course.Course;
import runner.run.ChapterResult;

/** Says what to do next, one word and one command a line. */
final class Advice {
  private final Course course;
  private final Ink ink;
  private final String command;
  private final List<String> lines = new ArrayList<>();

  Advice(Course course, Ink ink, String command) {
    this.course = course;
    this.ink = ink;
    this.command = command;
  }

  /** The advice after a run. */
  List<String> after(ChapterResult result) {
    if (result.passed()) {
      solved(result.chapter());
    } else if (result.first().isEmpty()) {
      advise("all", command + " check " + result.chapter().number() + "   runs every step");
    } else {
      unsolved(result);
    }
    return List.copyOf(lines);
  }

  private void solved(Chapter chapter) {
    lines.add(ink.good("Well done: chapter " + chapter.number() + " is solved."));
    lines.add("");
    advise("compare", command + " solution " + chapter.number());
    course.after(chapter).ifPresentOrElse(this::goOn, this::end);
  }

  private void goOn(Chapter next) {
    advise("next", "chapter " + next.number() + ", " + next.title() + ": " + shown(next.readme()));
    advise("", command + " check " + next.number());
  }

  private void end() {
    advise("next", command + " check   goes on with the first chapter that is not solved yet");
  }

  private void unsolved(ChapterResult result) {
    Chapter chapter = result.chapter();
    int number = chapter.number();
    if (result.points() == 0) {
      advise("read", shown(chapter.readme()));
    }
    advise("edit", shown(chapter.file()));
    String watch = command + " watch " + number;
    advise("again", command + " check " + number + "   or on every save: " + watch);
    if (result.problems().isEmpty()) {
      result
          .first()
          .ifPresent(step -> advise("stuck", command + " hint " + number + " " + step.step()));
    }
    if (result.corePassed()) {
      advise("compare", command + " solution " + number + "   shows the answers for home too");
      course.after(chapter).ifPresent(this::leaveTheRest);
    }
  }

  private void leaveTheRest(Chapter next) {
    advise("or", "the rest is for home; go on with " + command + " check " + next.number());
  }

  private void advise(String word, String text) {
    lines.add(ink.faint(String.format(Locale.ROOT, "  %-8s", word)) + text);
  }

  /** A path as the reader can type it. */
  private String shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path from = path.startsWith(here) ? here : course.root();
    return from.relativize(path).toString();
  }
}
