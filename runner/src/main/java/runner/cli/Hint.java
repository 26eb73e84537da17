package runner.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import runner.course.Chapter;
import runner.course.Course;
import runner.course.Hints;
import runner.course.StepCard;
import runner.progress.State;
import runner.report.Prose;

@Command(
    name = "hint",
    description = "Show the next hint of a step; every call goes one further.",
    mixinStandardHelpOptions = true)
final class Hint implements Callable<Integer> {
  @ParentCommand private Workbook workbook;

  @Parameters(index = "0", paramLabel = "CHAPTER", description = "Number, id or folder name.")
  private String name;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "STEP",
      description = "Number of the step; the first unsolved one when left out.")
  private @Nullable Integer number;

  @Override
  public Integer call() {
    Course course = workbook.course();
    State state = State.of(course);
    Chapter chapter = course.find(name);
    StepCard step = number == null ? firstUnsolved(chapter, state) : chapter.step(number);
    List<String> hints = Hints.of(chapter).of(step.number());
    if (hints.isEmpty()) {
      workbook.screen().say("Step " + step.number() + ", " + step.title() + ", has no hints.");
      return Status.DONE;
    }
    int shown = Math.min(state.hints(chapter, step.number()) + 1, hints.size());
    show(step, hints, shown);
    after(chapter, step, hints.size() - shown);
    state.hints(chapter, step.number(), shown);
    return Status.DONE;
  }

  private void show(StepCard step, List<String> hints, int shown) {
    Screen screen = workbook.screen();
    screen.say(
        screen.ink().strong("Step " + step.number() + ": " + step.title())
            + screen.ink().faint("  hint " + shown + " of " + hints.size()));
    screen.say("");
    screen.say(Prose.lines(hints.get(shown - 1), screen.ink()));
    screen.say("");
  }

  private void after(Chapter chapter, StepCard step, int left) {
    Screen screen = workbook.screen();
    String again = screen.command() + " hint " + chapter.number() + " " + step.number();
    String catchUp =
        screen.command() + " catch-up " + chapter.number() + " --step " + (step.number() + 1);
    boolean last = step.number() == chapter.steps().size();
    screen.say(
        left > 0
            ? "The next hint: " + again
            : last
                ? "That was the last hint. The whole answer: "
                    + screen.command()
                    + " solution "
                    + chapter.number()
                    + " --force"
                : "That was the last hint. To go on from the next step: " + catchUp);
  }

  private static StepCard firstUnsolved(Chapter chapter, State state) {
    return chapter.steps().stream()
        .filter(step -> !state.solved(chapter).contains(step.number()))
        .filter(step -> step.kind() != StepCard.Kind.GUARD)
        .findFirst()
        .orElseGet(() -> chapter.steps().get(0));
  }
}
