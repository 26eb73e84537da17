package runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.FakeCourse;
import runner.course.Chapter;
import runner.course.Course;
import runner.progress.State;
import runner.protocol.Status;
import runner.report.Ink;
import runner.report.Waiting;
import runner.run.ChapterResult;
import runner.run.StepResult;

class WatcherTest {
  private static final LocalTime SAVED = LocalTime.of(9, 5, 7);

  @TempDir Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void a_verdict_ends_with_a_line_that_programs_can_wait_for() {
    Watcher watcher = watcher("", false);
    watcher.verdict(result(watcher.chapter(), Status.FAIL), SAVED);
    assertThat(lines())
        .last()
        .isEqualTo("checked Adder.java, saved at 09:05:07: 0 of 3 steps pass");
    assertThat(watcher.goOn()).isTrue();
  }

  @Test
  void green_offers_the_next_chapter_and_waits_for_an_answer() {
    Watcher watcher = watcher("\n", false);
    watcher.verdict(result(watcher.chapter(), Status.PASS), SAVED);
    assertThat(lines()).contains("Enter goes on to chapter 1, adding numbers.");
    assertThat(watcher.goOn()).isFalse();
    assertThat(watcher.next()).get().extracting(Chapter::number).isEqualTo(1);
  }

  @Test
  void no_is_an_answer_too_and_q_ends_it() {
    Watcher watcher = watcher("n\nq\n", false);
    watcher.verdict(result(watcher.chapter(), Status.PASS), SAVED);
    assertThat(watcher.goOn()).isTrue();
    assertThat(watcher.goOn()).isFalse();
    assertThat(watcher.next()).isEmpty();
  }

  @Test
  void on_a_terminal_the_step_that_the_reader_works_on_is_told_at_once() {
    Watcher watcher = watcher("", true);
    List<StepResult> steps = result(watcher.chapter(), Status.FAIL).steps();
    watcher.step(steps.get(1), true);
    watcher.step(steps.get(0), false);
    assertThat(lines()).first().isEqualTo("  FAIL  2  " + steps.get(1).card().title());
    assertThat(lines()).last().isEqualTo("  FAIL  1  " + steps.get(0).card().title());
    assertThat(lines())
        .contains("Step 2: " + steps.get(1).card().title())
        .doesNotContain("Step 1: " + steps.get(0).card().title());
  }

  @Test
  void elsewhere_only_verdicts_are_told() {
    Watcher watcher = watcher("", false);
    watcher.step(result(watcher.chapter(), Status.FAIL).steps().get(1), true);
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private Watcher watcher(String typed, boolean terminal) {
    Course course = FakeCourse.in(folder).course();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    Screen screen =
        new Screen(
            out,
            out,
            new BufferedReader(new StringReader(typed)),
            terminal,
            new Ink(false),
            folder,
            "book");
    return new Watcher(
        screen, course, State.of(course), course.find("0"), new Waiting(out, false, "Starting"));
  }

  private static ChapterResult result(Chapter chapter, Status status) {
    List<StepResult> steps =
        chapter.steps().stream()
            .map(step -> new StepResult(step, status, "told", List.of(), ""))
            .toList();
    return new ChapterResult(chapter, steps, List.of());
  }

  private List<String> lines() {
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
