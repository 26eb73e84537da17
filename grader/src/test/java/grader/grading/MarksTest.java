package grader.grading;

import static org.assertj.core.api.Assertions.assertThat;

import grader.judge.Judgement;
import grader.model.ChapterGrade;
import grader.model.StepGrade;
import grader.model.StepGrade.TestGrade;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.FakeCourse;
import runner.course.Chapter;
import runner.course.StepCard;
import runner.protocol.Status;
import runner.protocol.TestResult;
import runner.run.ChapterResult;
import runner.run.StepResult;

class MarksTest {
  private static final Expected EXPECTED =
      new Expected(Map.of(1, List.of("is_two", "is_two"), 2, List.of("are_refused"), 3, List.of()));

  @TempDir Path folder;

  @Test
  void a_step_earns_its_points_when_every_expected_test_has_passed() {
    ChapterGrade grade = grade(Status.PASS, "", "is_two", "is_two");
    assertThat(grade.steps().get(0))
        .isEqualTo(
            new StepGrade(
                1,
                Status.PASS,
                2,
                false,
                "",
                List.of(
                    new TestGrade("is_two", Status.PASS), new TestGrade("is_two", Status.PASS))));
    assertThat(grade.points()).isEqualTo(2);
    assertThat(grade.suspicions()).isEmpty();
  }

  @Test
  void a_test_that_was_not_heard_of_costs_the_step() {
    ChapterGrade grade = grade(Status.PASS, "", "is_two");
    assertThat(grade.points()).isZero();
    assertThat(grade.steps().get(0).status()).isEqualTo(Status.NOT_RUN);
    assertThat(grade.steps().get(0).tests())
        .extracting(TestGrade::status)
        .containsExactly(Status.PASS, Status.NOT_RUN);
  }

  @Test
  void a_test_that_nobody_knows_earns_nothing_and_is_told() {
    ChapterGrade grade = grade(Status.PASS, "", "is_two", "is_\u001bmine", "is_two");
    assertThat(grade.points()).isEqualTo(2);
    assertThat(grade.suspicions())
        .containsExactly("Step 1 told of a test that the course does not have: is_mine.");
  }

  @Test
  void leaves_out_what_would_be_another_on_the_next_run() {
    assertThat(grade(Status.TIMEOUT, "It was stopped.\nIt stood here:\n  1 thread at X").steps())
        .first()
        .extracting(StepGrade::message)
        .isEqualTo("It was stopped.");
    assertThat(grade(Status.CRASH, "It died.\n# pid 4711").steps())
        .first()
        .extracting(StepGrade::message)
        .isEqualTo("It died.");
  }

  @Test
  void a_breakdown_of_the_grader_is_told_to_the_instructor() {
    Chapter chapter = FakeCourse.in(folder).zero();
    ChapterGrade grade = Marks.ofBreakdown(chapter, new IllegalStateException("no\u0007 idea"));
    assertThat(grade.state()).isEqualTo(Status.CRASH);
    assertThat(grade.points()).isZero();
    assertThat(grade.suspicions())
        .containsExactly(
            "The grader itself broke down over this answer:"
                + " java.lang.IllegalStateException: no idea");
  }

  private ChapterGrade grade(Status status, String message, String... tests) {
    Chapter chapter = FakeCourse.in(folder).zero();
    StepCard card = chapter.steps().get(0);
    List<TestResult> passed =
        Stream.of(tests).map(test -> new TestResult(test, Status.PASS, "", "")).toList();
    StepResult step = new StepResult(card, status, message, passed, "");
    ChapterResult result = new ChapterResult(chapter, List.of(step), List.of());
    return Marks.of(new Judgement(result, List.of()), EXPECTED);
  }
}
