package runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import lab.timeline.Columns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.FakeCourse;
import runner.Typed;
import runner.run.ServerSource;

/** Steps that report timelines and schedules, from the worker to the reader's eyes. */
class TimelineTest {
  private static final String TEST =
      """
      package ch00_zero;

      import java.time.Duration;
      import java.util.List;
      import lab.timeline.Row;
      import lab.timeline.Timeline;
      import org.junit.jupiter.api.MethodOrderer;
      import org.junit.jupiter.api.Nested;
      import org.junit.jupiter.api.Test;
      import org.junit.jupiter.api.TestMethodOrder;
      import org.junit.jupiter.api.TestReporter;

      @interface Chapter { String id(); String title(); int minutes(); }

      @interface Step { int value(); String title(); int points() default 1;
                        String kind() default "CORE"; }

      @Chapter(id = "zero", title = "adding in turns", minutes = 5)
      class AdderTest {
        @Nested @Step(value = 1, title = "the last commit wins", points = 3)
        class LastWins {
          @Test void in_every_schedule(TestReporter reporter) {
            reporter.publishEntry("schedules", "80");
            boolean wins = new Adder().add(1, 1) == 2;
            if (!wins || System.getProperty("lab.schedule") != null) {
              String title = "schedule " + System.getProperty("lab.schedule", "17");
              reporter.publishEntry("timeline", told(title, !wins));
            }
            if (!wins) {
              throw new AssertionError("customers saw the old price");
            }
          }

          @Test void with_an_eviction_too(TestReporter reporter) {
            reporter.publishEntry("schedules", "4");
          }
        }

        @Nested @Step(value = 2, title = "nobody waits for ever", points = 1)
        class NobodyWaits {
          @Test void in_any_schedule(TestReporter reporter) {
            reporter.publishEntry("schedules", "first 100");
            if (Boolean.getBoolean("lab.trace")) {
              reporter.publishEntry("timeline", told("in_any_schedule", false));
            }
          }
        }

        @Nested @Step(value = 3, title = "nothing stays nothing", points = 0, kind = "GUARD")
        class Nothing {
          @Test void is_nothing(TestReporter reporter) {
            reporter.publishEntry("timeline", "no timeline at all");
          }
        }

        @Nested @Step(value = 4, title = "both kinds of tests", points = 0, kind = "GUARD")
        @TestMethodOrder(MethodOrderer.MethodName.class)
        class Both {
          @Test void a_race(TestReporter reporter) {
            reporter.publishEntry("timeline", told("schedule 8", false));
          }

          @Test void and_one_without_races(TestReporter reporter) {
            reporter.publishEntry("timeline", told("the whole test", false));
          }
        }

        static String told(String title, boolean marked) {
          return new Timeline(title, List.of("A", "B"), List.of(
              row("A", Row.Kind.REDIS, "GET price:Lamp", "nil", false),
              row("B", Row.Kind.POSTGRES, "UPDATE product SET price = 5200", "1", false),
              row("A", Row.Kind.REDIS, "SET price:Lamp 4900", "OK", marked))).line();
        }

        static Row row(String who, Row.Kind kind, String text, String reply, boolean marked) {
          return new Row(Duration.ofMillis(6_000), who, kind, text, reply, marked);
        }
      }
      """;

  @TempDir Path folder;
  private FakeCourse fake;
  private boolean colours;
  private String out = "";
  private String err = "";

  @BeforeEach
  void course() {
    fake = FakeCourse.in(folder);
    fake.save("exercises/src/ch00_zero/AdderTest.java", TEST);
  }

  @Test
  void a_failed_schedule_is_told_in_lanes_with_the_command_that_shows_it_again() {
    assertThat(run("check", "0")).isEqualTo(Status.NOT_SOLVED);
    assertThat(out)
        .contains(
            """
              FAIL  1  the last commit wins
              pass  2  nobody waits for ever (1 point, the first 100 schedules)
              pass  3  nothing stays nothing (guard)
              pass  4  both kinds of tests (guard)

            Step 1: the last commit wins
              test LastWins.in_every_schedule

              customers saw the old price

            """)
        .contains("\n\n  schedule 17\n")
        .containsPattern("\n    time +A +B +Redis +PostgreSQL\n    6.0 s +GET price:Lamp ─+→ nil\n")
        .containsPattern("\n  ▶ +SET price:Lamp 4900 ─+→ OK\n\n  See it again: book check 0")
        .contains("  See it again: book check 0 --step 1 --schedule 17\n\n");
    assertThat(out.lines()).allMatch(line -> Columns.width(line) <= 100);
  }

  @Test
  void another_answer_is_named_again() {
    assertThat(run("check", "0", "--source", "solutions/starters")).isEqualTo(Status.NOT_SOLVED);
    assertThat(out).contains("check 0 --source solutions/starters --step 1 --schedule 17\n");
  }

  @Test
  void colours_show_where_it_went_wrong() {
    colours = true;
    run("check", "0");
    assertThat(out)
        .containsPattern("  6.0 s +GET price:Lamp \u001b\\[2m─+→\u001b\\[0m nil\n")
        .containsPattern("\n  \u001b\\[31m▶ +SET price:Lamp 4900 ─+→ OK\u001b\\[0m\n");
  }

  @Test
  void all_schedules_are_added_up_and_a_pass_needs_no_timeline() {
    fake.answer(FakeCourse.SOLUTION);
    assertThat(run("check", "0")).isEqualTo(Status.DONE);
    assertThat(out)
        .contains("pass  1  the last commit wins (3 points, 84 schedules)\n")
        .contains("Well done: chapter 0 is solved.")
        .doesNotContain("▶", "GET", "See it again");
  }

  @Test
  void one_schedule_is_played_again_whatever_its_verdict() {
    fake.answer(FakeCourse.SOLUTION);
    assertThat(run("check", "0", "--schedule", "5")).isEqualTo(Status.DONE);
    assertThat(out)
        .contains("Step 1: the last commit wins\n", "  schedule 5\n", "GET price:Lamp")
        .contains("check 0 --step 1 --schedule 5\n");
    assertThat(run("check", "0", "--schedule", "5", "--step", "1")).isEqualTo(Status.DONE);
    assertThat(out)
        .contains("  schedule 5\n", "  all     book check 0   runs every step")
        .doesNotContain("nobody waits", "of 3 steps", "of 4 points");
    assertThat(run("check", "0", "--schedule", "5", "--step", "2")).isEqualTo(Status.DONE);
    assertThat(out)
        .contains("There is no timeline to show: no test that ran has a schedule 5.")
        .doesNotContain("See it again");
  }

  @Test
  void a_step_that_passes_can_be_traced() {
    assertThat(run("check", "0", "--trace", "2")).isEqualTo(Status.DONE);
    assertThat(out)
        .contains("  in_any_schedule\n    time", "GET price:Lamp")
        .doesNotContain("customers", "▶", "See it again", "last commit");
    String traced = out;
    assertThat(run("check", "0", "--trace", "2", "--step", "2")).isEqualTo(Status.DONE);
    assertThat(out).isEqualTo(traced);
    assertThat(run("check", "0", "--trace", "3")).isEqualTo(Status.DONE);
    assertThat(out).contains("There is no timeline to show: no test of step 3 has told one.");
  }

  @Test
  void a_schedule_is_shown_rather_than_a_whole_test() {
    assertThat(run("check", "0", "--trace", "4")).isEqualTo(Status.DONE);
    assertThat(out).contains("  schedule 8\n").doesNotContain("the whole test");
  }

  @Test
  void a_part_of_a_chapter_is_no_progress() {
    fake.answer(FakeCourse.SOLUTION);
    run("check", "0");
    fake.answer(FakeCourse.STARTER);
    assertThat(run("check", "0", "--step", "1")).isEqualTo(Status.NOT_SOLVED);
    assertThat(out).contains("FAIL  1").doesNotContain("2  nobody waits for ever");
    run("list");
    assertThat(out).contains("solved");
  }

  @Test
  void nor_is_a_part_that_passes() {
    fake.answer(FakeCourse.SOLUTION);
    assertThat(run("check", "0", "--step", "1")).isEqualTo(Status.DONE);
    assertThat(run("check", "0", "--schedule", "7")).isEqualTo(Status.DONE);
    run("list");
    assertThat(out).contains("Next: book check 0");
  }

  @Test
  void json_has_the_rows_as_they_are() throws Exception {
    run("check", "0", "--json");
    JsonNode steps = new ObjectMapper().readTree(out).path("steps");
    assertThat(steps.get(0).path("schedules").asText()).isEqualTo("84");
    assertThat(steps.get(0).path("timeline").path("title").asText()).isEqualTo("schedule 17");
    assertThat(steps.get(0).path("timeline").path("callers")).hasToString("[\"A\",\"B\"]");
    assertThat(steps.get(0).path("timeline").path("rows")).hasSize(3);
    assertThat(steps.get(0).path("timeline").path("rows").get(2))
        .hasToString(
            "{\"at\":6000,\"caller\":\"A\",\"kind\":\"REDIS\",\"text\":\"SET price:Lamp 4900\","
                + "\"reply\":\"OK\",\"marked\":true}");
    assertThat(steps.get(1).path("schedules").asText()).isEqualTo("first 100");
    assertThat(steps.get(2).has("timeline")).isFalse();
    assertThat(steps.get(2).has("schedules")).isFalse();
  }

  @Test
  void the_timeline_can_be_kept_as_a_picture() {
    assertThat(run("check", "0", "--svg", "run.svg")).isEqualTo(Status.NOT_SOLVED);
    assertThat(out).endsWith("The picture is in " + folder.resolve("run.svg") + ".\n");
    assertThat(folder.resolve("run.svg")).content().contains(">schedule 17</text>");
    assertThat(run("check", "0", "--trace", "2", "--svg", "run.svg")).isEqualTo(Status.DONE);
    assertThat(folder.resolve("run.svg")).content().contains(">in_any_schedule</text>");
    run("check", "0", "--json", "--svg", "run.svg");
    assertThat(out.lines()).hasSize(1);
  }

  @Test
  void without_a_timeline_there_is_no_picture() {
    fake.answer(FakeCourse.SOLUTION);
    assertThat(run("check", "0", "--svg", "run.svg")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(out).contains("Well done");
    assertThat(err).contains("--svg writes the timeline that is shown", "--trace STEP");
    assertThat(folder.resolve("run.svg")).doesNotExist();
  }

  @Test
  void a_wrong_command_is_seen_before_anything_runs() {
    fake.save("notes.svg", "my own");
    assertWrong("There is no step 7 in chapter 0.", "--step", "7");
    assertWrong("There is no step 0 in chapter 0.", "--trace", "0");
    assertWrong("--schedule must be 1 or more, but was 0; the title of a", "--schedule", "0");
    assertWrong("Invalid value for option '--schedule'", "--schedule", "first");
    assertWrong("--trace names the step to run, here 2; leave", "--trace", "2", "--step", "1");
    assertWrong("leave out --step and --schedule", "--trace", "2", "--schedule", "1");
    assertWrong("There is no folder", "--svg", "gone/run.svg");
    assertWrong("is no picture of this workbook; --force", "--svg", "notes.svg");
    assertThat(folder.resolve("notes.svg")).hasContent("my own");
    run("check", "0", "--svg", "notes.svg", "--force");
    assertThat(folder.resolve("notes.svg")).content().startsWith("<svg");
  }

  private void assertWrong(String said, String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "check";
    arguments[1] = "0";
    System.arraycopy(options, 0, arguments, 2, options.length);
    assertThat(run(arguments)).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).contains(said);
    assertThat(out).isEmpty();
  }

  private int run(String... arguments) {
    Typed typed =
        Typed.in(folder, "", colours, progress -> ServerSource.none(), List.of(), arguments);
    out = typed.out();
    err = typed.err();
    return typed.status();
  }
}
