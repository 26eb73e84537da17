package grader.grading;

import grader.judge.Judgement;
import grader.model.ChapterGrade;
import grader.model.Clean;
import grader.model.StepGrade;
import grader.model.StepGrade.TestGrade;
import java.util.ArrayList;
import java.util.List;
import runner.course.Chapter;
import runner.protocol.Status;
import runner.protocol.TestResult;
import runner.run.ChapterResult;
import runner.run.StepResult;

/** Makes grades of what was judged. */
final class Marks {
  /** What follows depends on the moment at which a program was stopped. */
  private static final String MOMENT = "\nIt stood here:";

  private static final String BREAKDOWN = "The grader itself broke down over this answer: ";

  private final List<StepGrade> steps = new ArrayList<>();
  private final List<String> suspicions = new ArrayList<>();

  private Marks() {}

  /** The grade of the reference answer, all of whose tests are known. */
  static ChapterGrade ofReference(Judgement judgement) {
    Marks marks = new Marks();
    for (StepResult step : judgement.result().steps()) {
      marks.add(step, step.tests().stream().map(TestResult::test).toList());
    }
    return marks.grade(judgement);
  }

  /** The grade of a student's answer. */
  static ChapterGrade of(Judgement judgement, Expected expected) {
    Marks marks = new Marks();
    judgement.result().steps().forEach(step -> marks.add(step, expected.of(step.step())));
    return marks.grade(judgement);
  }

  /** The grade of an answer over which the grader itself broke down: a person must look. */
  static ChapterGrade ofBreakdown(Chapter chapter, RuntimeException failure) {
    String what = BREAKDOWN + Clean.line(failure.toString());
    List<StepGrade> steps =
        chapter.steps().stream()
            .map(step -> new StepGrade(step.number(), Status.CRASH, 0, false, what, List.of()))
            .toList();
    return ChapterGrade.of(chapter.folder(), steps, List.of(what));
  }

  /** Whether {@link #ofBreakdown} made it. */
  static boolean isBreakdown(ChapterGrade grade) {
    return grade.suspicions().stream().anyMatch(each -> each.startsWith(BREAKDOWN));
  }

  private ChapterGrade grade(Judgement judgement) {
    ChapterResult result = judgement.result();
    judgement
        .refusals()
        .forEach(each -> suspicions.add("It was run although the policy forbids: " + each.told()));
    return ChapterGrade.of(result.chapter().folder(), steps, suspicions);
  }

  private void add(StepResult result, List<String> expected) {
    List<TestResult> heard = new ArrayList<>(result.tests());
    List<TestGrade> tests = expected.stream().map(name -> take(name, heard)).toList();
    heard.stream()
        .filter(test -> test.status() == Status.PASS)
        .forEach(test -> suspicions.add(unknown(result, test)));
    boolean all = tests.stream().allMatch(test -> test.status() == Status.PASS);
    if (result.passed() && !all) {
      steps.add(
          new StepGrade(
              result.step(), Status.NOT_RUN, 0, false, "Not every test of it ended.", tests));
    } else {
      steps.add(
          new StepGrade(
              result.step(), result.status(), result.points(), false, told(result), tests));
    }
  }

  /** The first that was heard of a test. */
  private static TestGrade take(String name, List<TestResult> heard) {
    for (TestResult test : heard) {
      if (test.test().equals(name)) {
        heard.remove(test);
        return new TestGrade(name, test.status());
      }
    }
    return new TestGrade(name, Status.NOT_RUN);
  }

  private static String unknown(StepResult step, TestResult test) {
    return "Step "
        + step.step()
        + " told of a test that the course does not have: "
        + Clean.line(test.test())
        + ".";
  }

  /** The message, without what would be another on the next run. */
  private static String told(StepResult result) {
    String message = result.message();
    return Clean.text(
        switch (result.status()) {
          case TIMEOUT -> message.split(MOMENT, 2)[0];
          case CRASH -> message.lines().findFirst().orElse("");
          default -> message;
        });
  }
}
