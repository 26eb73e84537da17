package runner.cli;

import java.io.IOException;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import runner.course.Chapter;
import runner.course.Course;
import runner.progress.State;
import runner.report.TextReport;
import runner.report.Waiting;
import runner.run.ChapterResult;
import runner.run.StepResult;
import runner.watch.Watching;

/** Shows the verdicts of one chapter and listens to what the reader types. */
final class Watcher implements Watching.Audience {
  private static final String CLEAR = "\u001b[H\u001b[2J\u001b[3J";

  private final Screen screen;
  private final Course course;
  private final State state;
  private final Chapter chapter;
  private final Waiting waiting;
  private boolean remember = true;

  /** Whether a verdict was shown; until then it is the start that is waited for. */
  private boolean judged;

  /** The chapter that was offered with the last verdict. */
  private @Nullable Chapter offered;

  /** The chapter that the reader chose. */
  private @Nullable Chapter chosen;

  Watcher(Screen screen, Course course, State state, Chapter chapter, Waiting waiting) {
    this.screen = screen;
    this.course = course;
    this.state = state;
    this.chapter = chapter;
    this.waiting = waiting;
  }

  Chapter chapter() {
    return chapter;
  }

  /** Whether verdicts count as the reader's progress. */
  void remembers(boolean yes) {
    remember = yes;
  }

  /** The chapter to go on with, if the reader chose to. */
  Optional<Chapter> next() {
    return Optional.ofNullable(chosen);
  }

  @Override
  public void begun(LocalTime saved) {
    if (screen.terminal() && judged) {
      screen.say(String.format(Locale.ROOT, "Checking what was saved at %tT ...", saved));
    }
  }

  @Override
  public void step(StepResult step, boolean worksOn) {
    if (screen.terminal()) {
      waiting.close();
      TextReport report = new TextReport(course, screen.ink(), screen.command());
      screen.say(report.of(chapter, step, worksOn));
    }
  }

  @Override
  public void verdict(ChapterResult result, LocalTime saved) {
    waiting.close();
    judged = true;
    if (screen.ink().colours()) {
      screen.out().print(CLEAR);
    }
    screen.say(new TextReport(course, screen.ink(), screen.command()).of(result));
    screen.say("");
    offered = result.passed() ? course.after(chapter).orElse(null) : null;
    if (offered != null) {
      screen.say("Enter goes on to chapter " + offered.number() + ", " + offered.title() + ".");
    }
    screen.say("Watching " + chapter.fileName() + "; q and Enter end it.");
    screen.say(last(result, saved));
    if (remember && result.problems().isEmpty()) {
      state.solved(chapter, result.solved());
    }
  }

  /** One line of a fixed form, for programs that wait for a verdict. */
  private static String last(ChapterResult result, LocalTime saved) {
    return String.format(
        Locale.ROOT,
        "checked %s, saved at %tT: %d of %d steps pass%s",
        result.chapter().fileName(),
        saved,
        result.solved().size(),
        result.steps().size(),
        result.problems().isEmpty() ? "" : " (it does not compile)");
  }

  @Override
  public boolean goOn() {
    String line = typed();
    if (line == null) {
      return true;
    } else if (line.strip().equalsIgnoreCase("q")) {
      return false;
    } else if (offered != null && !line.strip().equalsIgnoreCase("n")) {
      chosen = offered;
      return false;
    }
    return true;
  }

  /** A line that waits to be read, if there is one. */
  private @Nullable String typed() {
    try {
      return screen.in().ready() ? screen.in().readLine() : null;
    } catch (IOException closed) {
      return null;
    }
  }
}
