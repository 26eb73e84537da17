package runner.run;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import runner.compile.Problem;
import runner.course.Chapter;
import runner.protocol.Status;

/**
 * How a chapter went.
 *
 * @param steps one for each step of the chapter, in its order
 * @param problems what the compiler complained about; empty if it compiled
 * @param notes what else a reader should know of this run, as sentences
 */
public record ChapterResult(
    Chapter chapter, List<StepResult> steps, List<Problem> problems, List<String> notes) {
  private static final int MOST_PROBLEMS = 10;

  /** A result of which there is nothing else to say. */
  public ChapterResult(Chapter chapter, List<StepResult> steps, List<Problem> problems) {
    this(chapter, steps, problems, List.of());
  }

  public boolean passed() {
    return steps.stream().allMatch(StepResult::passed);
  }

  /** The steps that the run was to judge. */
  public List<StepResult> asked() {
    return steps.stream().filter(StepResult::isAsked).toList();
  }

  /** Whether all steps but those for home pass. */
  public boolean corePassed() {
    return steps.stream().allMatch(step -> step.passed() || step.isForHome());
  }

  public List<Integer> solved() {
    return steps.stream().filter(StepResult::passed).map(StepResult::step).toList();
  }

  /** Points earned; {@link Chapter#points()} is what could be. */
  public int points() {
    return steps.stream().mapToInt(StepResult::points).sum();
  }

  /**
   * The step whose story to tell: the first that failed, those for home last; else the first that
   * did not pass.
   */
  public Optional<StepResult> first() {
    return asked().stream()
        .filter(step -> !step.passed() && step.status() != Status.NOT_RUN)
        .min(comparing(StepResult::isForHome))
        .or(() -> asked().stream().filter(step -> !step.passed()).findFirst());
  }

  /** A chapter that does not compile. */
  public static ChapterResult uncompiled(Chapter chapter, List<Problem> problems) {
    String message =
        problems.stream()
            .limit(MOST_PROBLEMS)
            .map(problem -> problem.told(chapter.root()))
            .collect(Collectors.joining("\n"));
    return new ChapterResult(
        chapter, all(chapter, Status.COMPILE_ERROR, message), List.copyOf(problems));
  }

  /** A chapter none of whose steps was run, for one reason. */
  public static ChapterResult without(Chapter chapter, Status status, String message) {
    return new ChapterResult(chapter, all(chapter, status, message), List.of());
  }

  private static List<StepResult> all(Chapter chapter, Status status, String message) {
    return chapter.steps().stream()
        .map(step -> StepResult.without(step, status, message, ""))
        .toList();
  }
}
