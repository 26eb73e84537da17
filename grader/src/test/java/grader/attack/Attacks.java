package grader.attack;

import static org.assertj.core.api.Assertions.assertThat;

import grader.grading.Assessor;
import grader.judge.Enforcement;
import grader.judge.Judge;
import grader.model.ChapterGrade;
import grader.sandbox.Isolation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import runner.course.Chapter;
import runner.protocol.Status;

/**
 * Every attack gets what its header says and leaves nothing behind, and the next honest answers get
 * all their points: that of another chapter in the same submission, which comes behind it in the
 * same sitting, and that of the next submission. The latter is of chapter 0, in every tenth case of
 * the attack's own chapter, which may take longer. Of attacks that were refused nothing has run: an
 * honest answer follows one in ten.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class Attacks {
  /** System property: how the names of the attacks to run begin, those that are open among them. */
  private static final String ASKED = "attacks";

  private static final int REFUSED_FOR_ONE = 10;
  private static final int OTHERS_FOR_ONE = 10;
  private static final Chapter QUICK = Cell.COURSE.find("first_red");
  private static final Chapter NEXT = Cell.COURSE.find("cache_aside");

  private Isolation isolation;
  private Judge judge;
  private Assessor assessor;
  private Traces traces;
  private int refused;
  private int others;

  /** In which answers run. */
  abstract Isolation isolation();

  /** Whether an attack says something of that. */
  abstract boolean concerns(Attack attack);

  @BeforeAll
  void begin(@TempDir Path folder) {
    isolation = isolation();
    judge = Cell.judge(Enforcement.ENFORCE, isolation);
    assessor = new Assessor(judge);
    traces = new Traces(folder);
  }

  @AfterAll
  void end() {
    if (traces != null) {
      traces.close();
      judge.close();
      isolation.close();
    }
  }

  List<Attack> attacks() {
    String asked = System.getProperty(ASKED, "");
    return Attack.all().stream()
        .filter(attack -> asked.isEmpty() ? concerns(attack) : attack.name().startsWith(asked))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void gets_what_it_deserves(Attack attack) throws InterruptedException {
    Map<Chapter, String> submission = new LinkedHashMap<>();
    submission.put(attack.chapter(), attack.text());
    if (attack.runs()) {
      Chapter other = attack.chapter().equals(QUICK) ? NEXT : QUICK;
      submission.put(other, Assessor.solution(other));
    }
    Map<Chapter, ChapterGrade> grades = assessor.grades(submission);
    ChapterGrade grade = Objects.requireNonNull(grades.remove(attack.chapter()));
    assertThat(grade.state()).as(grade.steps().toString()).isEqualTo(attack.state());
    assertThat(grade.points()).isEqualTo(attack.points());
    assertThat(grade.steps().get(0).message()).contains(attack.told());
    grades.forEach(Attacks::assertAllPoints);
    traces.mustBeGone();
    if (attack.runs()) {
      honestMustPass(++others % OTHERS_FOR_ONE == 0 ? attack.chapter() : QUICK);
    } else if (++refused % REFUSED_FOR_ONE == 0) {
      honestMustPass(attack.chapter());
    }
  }

  private void honestMustPass(Chapter chapter) throws InterruptedException {
    assertAllPoints(chapter, assessor.grade(chapter, Assessor.solution(chapter)));
    traces.mustBeGone();
  }

  private static void assertAllPoints(Chapter chapter, ChapterGrade grade) {
    assertThat(grade.state()).as(grade.steps().toString()).isEqualTo(Status.PASS);
    assertThat(grade.points()).isEqualTo(chapter.points());
  }
}
