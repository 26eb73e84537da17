package grader.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import runner.course.Chapter;
import runner.course.Course;
import runner.protocol.Status;
import runner.run.ChapterResult;
import runner.run.Limits;
import runner.run.StepResult;

class SittingTest {
  private static final Course COURSE = Course.around(Path.of(""));
  private static final Chapter FIRST = COURSE.find("first_red");
  private static final Chapter PAGES = COURSE.find("cache_aside");

  /** A thread that waits for nothing, and for ever. */
  private static final String THREAD =
      """
      static {
        Thread thread = new Thread(() -> {
          while (true) { java.util.concurrent.locks.LockSupport.park(); }
        });
        thread.setDaemon(true);
        thread.start();
      }
      """;

  @Test
  void one_that_does_not_compile_costs_no_other() throws Exception {
    assertThat(first("class ProductPages {").status()).isEqualTo(Status.COMPILE_ERROR);
  }

  @Test
  void one_that_is_refused_costs_no_other() throws Exception {
    assertThat(first(with("{ System.exit(0); }")).status()).isEqualTo(Status.POLICY_VIOLATION);
  }

  @Test
  void one_that_ends_the_jvm_costs_no_other() throws Exception {
    String exits = with("{ if (this != null) { System.exit(0); } }");
    assertThat(first(exits, Enforcement.OFF).status()).isEqualTo(Status.CRASH);
  }

  @Test
  void one_that_does_not_end_costs_no_other() throws Exception {
    String spins = with("{ while (this != null) { Thread.onSpinWait(); } }");
    assertThat(first(spins, Enforcement.OFF).status()).isEqualTo(Status.TIMEOUT);
  }

  @Test
  void one_that_leaves_a_thread_gets_its_points_and_costs_no_other() throws Exception {
    assertThat(first(with(THREAD), Enforcement.OFF).status()).isEqualTo(Status.PASS);
  }

  @Test
  void judges_what_it_was_given_and_nothing_else() throws Exception {
    try (Judge judge = judge(Enforcement.ENFORCE);
        Sitting sitting = judge.sitting(Map.of(FIRST, solution(FIRST)))) {
      assertThatThrownBy(() -> sitting.judge(PAGES)).hasMessageContaining(PAGES.folder());
    }
  }

  /** The first step of that text, between two right answers that get all their points. */
  private static StepResult first(String text) throws Exception {
    return first(text, Enforcement.ENFORCE);
  }

  private static StepResult first(String text, Enforcement enforcement) throws Exception {
    Chapter last = COURSE.find("staleness");
    Map<Chapter, String> texts = new LinkedHashMap<>();
    texts.put(FIRST, solution(FIRST));
    texts.put(PAGES, text);
    texts.put(last, solution(last));
    try (Judge judge = judge(enforcement);
        Sitting sitting = judge.sitting(texts)) {
      assertThat(sitting.judge(FIRST).result().points()).isEqualTo(FIRST.points());
      ChapterResult middle = sitting.judge(PAGES).result();
      ChapterResult end = sitting.judge(last).result();
      assertThat(end.points()).as(end.steps().toString()).isEqualTo(last.points());
      return middle.steps().get(0);
    }
  }

  private static Judge judge(Enforcement enforcement) throws IOException {
    String rules = Files.readString(COURSE.root().resolve("grader/policy.txt"));
    return new Judge(rules, enforcement, new Limits(Duration.ofSeconds(10), 256, 1));
  }

  /** The solution, with more in front of what it does when it is made. */
  private static String with(String more) throws IOException {
    return solution(PAGES).replaceFirst("class ProductPages \\{", "class ProductPages { " + more);
  }

  private static String solution(Chapter chapter) throws IOException {
    return Files.readString(chapter.solution().resolve(chapter.fileName()));
  }
}
