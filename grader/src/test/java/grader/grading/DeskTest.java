package grader.grading;

import static org.assertj.core.api.Assertions.assertThat;

import grader.judge.Enforcement;
import grader.judge.Judge;
import grader.model.ChapterGrade;
import grader.model.StepGrade;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.FakeCourse;
import runner.course.Chapter;
import runner.protocol.Status;
import runner.run.Limits;

class DeskTest {
  /** Does not end when it is called for the first time; a file remembers that. */
  private static final String LATE_ONCE =
      """
      try {
        java.nio.file.Files.createFile(java.nio.file.Path.of("%s"));
        while (a == a) { Thread.onSpinWait(); }
      } catch (java.io.IOException thereAlready) {
      }
      return a + b;
      """;

  @TempDir Path folder;
  private int triedAgain;

  @Test
  void what_did_not_end_is_tried_once_more_and_marked() throws InterruptedException {
    ChapterGrade grade = judge(LATE_ONCE.formatted(folder.resolve("mark").toUri().getPath()));
    assertThat(triedAgain).isEqualTo(1);
    assertThat(grade.steps())
        .extracting(StepGrade::status)
        .containsExactly(Status.PASS, Status.FAIL, Status.PASS);
    assertThat(grade.steps()).extracting(StepGrade::flaky).containsExactly(true, false, true);
    assertThat(grade.points()).isEqualTo(2);
  }

  @Test
  void what_fails_is_not_tried_again() throws InterruptedException {
    assertThat(judge("return a - b;").state()).isEqualTo(Status.FAIL);
    assertThat(triedAgain).isZero();
  }

  private ChapterGrade judge(String body) throws InterruptedException {
    Chapter chapter = FakeCourse.in(folder).zero();
    Answer answer =
        new Answer(chapter, FakeCourse.inPackage(chapter.folder(), FakeCourse.adding(body)));
    Limits limits = new Limits(Duration.ofSeconds(3), 256, 1);
    Kept kept = new Kept(folder.resolve("judged"));
    try (Judge judge = new Judge("", Enforcement.OFF, limits);
        Crew crew = new Crew(1)) {
      Desk desk = new Desk(judge, "test", kept, new Counting(), Expected::machine);
      return Optional.ofNullable(desk.judge(List.of(List.of(answer)), "one", crew).get(answer))
          .orElseThrow();
    }
  }

  private final class Counting implements Progress {
    @Override
    public void begun(String what, int answers, int kept) {}

    @Override
    public void judged(String chapter) {}

    @Override
    public void tryingAgain(int answers) {
      triedAgain += answers;
    }
  }
}
