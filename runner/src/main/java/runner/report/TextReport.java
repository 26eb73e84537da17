package runner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import runner.compile.Problem;
import runner.course.Chapter;
import runner.course.Course;
import runner.course.StepCard;
import runner.protocol.Status;
import runner.run.ChapterResult;
import runner.run.StepResult;

/**
 * A chapter's result for a reader: one line for each step, the full story of one (of the first that
 * failed, unless another is named) with its run as a timeline, and what to do next.
 */
public final class TextReport {
  private static final int OUTPUT_LINES = 30;
  private static final int PROBLEMS = 5;

  private final Course course;
  private final Ink ink;
  private final String command;
  private final List<String> lines = new ArrayList<>();

  /** Options that name the answer, with a blank before each; none for the reader's own. */
  private String answer = "";

  /**
   * A report that is still empty.
   *
   * @param command how the reader calls the workbook, for example {@code ./workbook}
   */
  public TextReport(Course course, Ink ink, String command) {
    this.course = course;
    this.ink = ink;
    this.command = command;
  }

  /** The same report, of an answer that these options name. */
  public TextReport answeredBy(String options) {
    answer = options;
    return this;
  }

  /** The whole report of a run. */
  public List<String> of(ChapterResult result) {
    return of(result, result.first());
  }

  /**
   * The whole report of a run.
   *
   * @param told the step whose story to tell, even if it passed
   */
  public List<String> of(ChapterResult result, Optional<StepResult> told) {
    Chapter chapter = result.chapter();
    lines.add(ink.strong("Chapter " + chapter.number() + " · " + chapter.title()));
    lines.add("");
    result.asked().forEach(step -> lines.add(StepLine.of(step, ink)));
    lines.add("");
    result.notes().forEach(this::note);
    if (!result.problems().isEmpty()) {
      compiler(result);
    } else {
      told.ifPresent(step -> story(chapter, step));
    }
    if (result.asked().size() == result.steps().size()) {
      lines.add(score(result));
      if (!result.passed()) {
        lines.add("");
      }
    }
    lines.addAll(new Advice(course, ink, command).after(result));
    return List.copyOf(lines);
  }

  /**
   * One step of a run that goes on.
   *
   * @param told whether to tell its story too, unless it passed
   */
  public List<String> of(Chapter chapter, StepResult step, boolean told) {
    lines.add(StepLine.of(step, ink));
    if (told && !step.passed()) {
      lines.add("");
      story(chapter, step);
    }
    return List.copyOf(lines);
  }

  private void note(String sentence) {
    lines.add("  " + ink.faint(sentence));
    lines.add("");
  }

  private void story(Chapter chapter, StepResult step) {
    lines.add(ink.strong("Step " + step.step() + ": " + step.card().title()));
    lines.add(ink.faint("  test " + step.test()));
    if (step.card().kind() == StepCard.Kind.GUARD && step.status() == Status.FAIL) {
      lines.add(
          ink.faint("  a guard: it was green at the start, and a change since then has broken it"));
    }
    lines.add("");
    if (!step.message().isEmpty()) {
      Wrap.lines(step.message()).forEach(line -> lines.add("  " + line));
      lines.add("");
    }
    String check = command + " check " + chapter.number() + answer + " --step " + step.step();
    step.timeline()
        .ifPresent(timeline -> lines.addAll(ColouredTimeline.lines(timeline, ink, check)));
    printed(step);
  }

  private void printed(StepResult step) {
    List<String> printed = step.output().lines().toList();
    if (!printed.isEmpty()) {
      lines.add("  Your program printed:");
      printed.stream().limit(OUTPUT_LINES).forEach(line -> lines.add(ink.faint("  | ") + line));
      if (printed.size() > OUTPUT_LINES) {
        lines.add(ink.faint("  | (" + (printed.size() - OUTPUT_LINES) + " more lines)"));
      }
      lines.add("");
    }
  }

  private void compiler(ChapterResult result) {
    boolean yours = result.problems().get(0).yours();
    lines.add(
        ink.bad(
            yours
                ? "Your file does not compile, and every step waits for it:"
                : "Your file compiles, but the chapter's test can no longer use it;"
                    + " keep names, parameters and results as they were:"));
    lines.add("");
    List<Problem> problems = result.problems();
    for (Problem problem : problems.subList(0, Math.min(PROBLEMS, problems.size()))) {
      problem.told(course.root()).lines().forEach(line -> lines.add("  " + line));
    }
    if (problems.size() > PROBLEMS) {
      lines.add("  and " + (problems.size() - PROBLEMS) + " more, which may follow from these");
    }
    lines.add("");
  }

  private String score(ChapterResult result) {
    int of = result.steps().size();
    return ink.strong(
        String.format(
            Locale.ROOT,
            "%d of %s, %d of %s",
            result.solved().size(),
            counted(of, "step") + (of == 1 || result.solved().size() == 1 ? " passes" : " pass"),
            result.points(),
            counted(result.chapter().points(), "point")));
  }

  static String counted(int n, String thing) {
    return n + " " + thing + (n == 1 ? "" : "s");
  }
}
