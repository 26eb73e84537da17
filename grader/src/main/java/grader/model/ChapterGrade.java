package grader.model;

import java.util.ArrayList;
import java.util.List;
import runner.protocol.Status;

/**
 * How one chapter of one submission went.
 *
 * @param folder of the chapter
 * @param state that of its steps if they agree; else that of the first that was judged and did not
 *     pass
 * @param missing whether its file was not handed in; if that of another chapter was, the starter
 *     was judged in its place
 * @param unchanged whether it is the starter, but for comments and layout
 * @param points earned
 * @param counted what is left of them after the days that it was late
 * @param daysLate days begun after its due date; 0 if it was in time, or if that is not known
 * @param steps one for each of the chapter, in its order
 * @param further one for each step of the instructor's own tests, in their order
 * @param fingerprint equal for files that are equal but for comments and layout; empty if it is not
 *     to be compared with those of others
 * @param looksLike names of mistakes of the course whose symptoms it shows; empty if nobody looked
 * @param suspicions sentences for the instructor: what the policy saw and did not stop, what came
 *     back that the course does not know, and which file it is equal to
 */
public record ChapterGrade(
    String folder,
    Status state,
    boolean missing,
    boolean unchanged,
    int points,
    double counted,
    int daysLate,
    List<StepGrade> steps,
    List<StepGrade> further,
    String fingerprint,
    List<String> looksLike,
    List<String> suspicions) {

  /** The grade of these steps. */
  public static ChapterGrade of(String folder, List<StepGrade> steps, List<String> suspicions) {
    int points = steps.stream().mapToInt(StepGrade::points).sum();
    return new ChapterGrade(
        folder,
        state(steps),
        false,
        false,
        points,
        points,
        0,
        steps,
        List.of(),
        "",
        List.of(),
        suspicions);
  }

  private static Status state(List<StepGrade> steps) {
    List<Status> bad =
        steps.stream().map(StepGrade::status).filter(each -> each != Status.PASS).toList();
    return bad.stream()
        .filter(each -> each != Status.NOT_RUN)
        .findFirst()
        .orElse(bad.isEmpty() ? Status.PASS : Status.NOT_RUN);
  }

  /** The same, judged in place of a file that was not handed in. */
  public ChapterGrade asMissing() {
    return new ChapterGrade(
        folder,
        state,
        true,
        false,
        points,
        counted,
        daysLate,
        steps,
        further,
        fingerprint,
        List.of(),
        suspicions);
  }

  /** The same, of a file that is the starter: it looks like no mistake. */
  public ChapterGrade asUnchanged() {
    return new ChapterGrade(
        folder,
        state,
        missing,
        true,
        points,
        counted,
        daysLate,
        steps,
        further,
        fingerprint,
        List.of(),
        suspicions);
  }

  /** The same, with the names of mistakes that it looks like. */
  public ChapterGrade like(List<String> mistakes) {
    return new ChapterGrade(
        folder,
        state,
        missing,
        unchanged,
        points,
        counted,
        daysLate,
        steps,
        further,
        fingerprint,
        mistakes,
        suspicions);
  }

  /** The same, handed in so many days after it was due. */
  public ChapterGrade handedIn(int days, Counting counting) {
    double left = counting.left(points, days);
    return new ChapterGrade(
        folder,
        state,
        missing,
        unchanged,
        points,
        left,
        days,
        steps,
        further,
        fingerprint,
        looksLike,
        suspicions);
  }

  /** The same, with what the instructor's own tests found; the points of its steps stay. */
  public ChapterGrade with(ChapterGrade own) {
    List<String> all = new ArrayList<>(suspicions);
    all.addAll(own.suspicions());
    return new ChapterGrade(
        folder,
        state,
        missing,
        unchanged,
        points,
        counted,
        daysLate,
        steps,
        own.steps(),
        fingerprint,
        looksLike,
        all);
  }

  /** The same, to be compared with those of others by this. */
  public ChapterGrade with(String print) {
    return new ChapterGrade(
        folder,
        state,
        missing,
        unchanged,
        points,
        counted,
        daysLate,
        steps,
        further,
        print,
        looksLike,
        suspicions);
  }

  /** The same, with these sentences in place of others. */
  public ChapterGrade suspecting(List<String> sentences) {
    return new ChapterGrade(
        folder,
        state,
        missing,
        unchanged,
        points,
        counted,
        daysLate,
        steps,
        further,
        fingerprint,
        looksLike,
        sentences);
  }

  /** How many of the instructor's own steps pass. */
  public int furtherPassed() {
    return (int) further.stream().filter(step -> step.status() == Status.PASS).count();
  }

  /** Points of the instructor's own steps. */
  public int furtherPoints() {
    return further.stream().mapToInt(StepGrade::points).sum();
  }

  /** Whether one reason kept all of its steps from being run. */
  public boolean stopped() {
    return (state == Status.COMPILE_ERROR || state == Status.POLICY_VIOLATION)
        && steps.stream().map(StepGrade::message).distinct().count() == 1;
  }

  /** Whether a step has not come to an end. */
  public boolean late() {
    return steps.stream().anyMatch(step -> step.status() == Status.TIMEOUT);
  }
}
