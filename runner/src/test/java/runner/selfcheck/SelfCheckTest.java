package runner.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static runner.selfcheck.MiniCourse.adding;
import static runner.selfcheck.MiniCourse.mistake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.compile.Sources;
import runner.report.Ink;
import runner.run.ChapterResult;
import runner.run.Limits;
import runner.run.Runner;
import runner.run.ServerSource;
import runner.trouble.CommandError;

/** A small course judged as a whole, and programs of it that really run. */
class SelfCheckTest {
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(4), 64, 1);

  private static Runner runner;

  @TempDir Path folder;

  private MiniCourse course;

  @BeforeAll
  static void start() {
    runner = new Runner(ServerSource.none(), LIMITS);
  }

  @AfterAll
  static void end() {
    runner.close();
  }

  /** For checks that run nothing. */
  static Runner noRunner() {
    return new Runner(ServerSource.none(), LIMITS);
  }

  @BeforeEach
  void aRightCourse() {
    course = MiniCourse.in(folder);
  }

  @Test
  void only_some_programs_are_run_when_only_they_are_wanted() {
    SelfCheck check = new SelfCheck(course.course(), runner, doing -> {});
    List<String> lines = new ArrayList<>();

    boolean right =
        new Report(check.only(List.of("solution", "starter")), new Ink(false), lines::add)
            .of(List.of(course.course().chapters().get(0)), false, 1);

    assertThat(right).isTrue();
    assertThat(check.programs()).isEqualTo(2);
  }

  @Test
  void a_kind_of_program_that_there_is_not_is_a_wrong_command() {
    SelfCheck check = new SelfCheck(course.course(), runner, doing -> {});

    assertThatThrownBy(() -> check.only(List.of("answer")))
        .isInstanceOf(CommandError.class)
        .hasMessageContaining("answer; there are starter, checkpoint, solution");
  }

  @Test
  void a_right_course_has_no_faults_and_the_report_shows_what_was_seen() {
    List<String> lines = new ArrayList<>();
    SelfCheck check = new SelfCheck(course.course(), runner, doing -> {});
    boolean right = new Report(check, new Ink(false), lines::add).of(course.course(), 1);
    assertThat(check.faults()).isEmpty();
    assertThat(right).isTrue();
    assertThat(lines)
        .anyMatch(line -> line.matches("  starter +x  \\.  \\+"))
        .anyMatch(line -> line.matches("  checkpoint 1 +\\+  x  \\+"))
        .anyMatch(line -> line.matches("  mistakes/one_more +x  \\.  x"))
        .endsWith("16 programs run, 48 steps judged, no faults.");
  }

  @Test
  void the_report_of_a_wrong_course_names_the_fault_and_is_not_right() {
    course.program("alternatives/ch01_mini/stream", adding("return a + b;"));
    course.append("README.md", "[gone](gone.md)\n");
    List<String> lines = new ArrayList<>();
    SelfCheck check = new SelfCheck(course.course(), runner, doing -> {});
    assertThat(new Report(check, new Ink(false), lines::add).of(course.course(), 1)).isFalse();
    assertThat(String.join("\n", lines))
        .contains("fault ch01_mini, alternatives/stream")
        .contains("    step 2 is FAIL (Customers saw a debt.)")
        .contains("to do: ./workbook check 1 --source solutions/alternatives/ch01_mini/stream")
        .contains("fault README.md\n    the link to gone.md leads nowhere")
        .endsWith("2 faults.");
  }

  @Test
  void a_verdict_that_alternates_is_a_fault_when_repeated() {
    course.program("alternatives/ch01_mini/stream", adding(everySecondTime()));
    SelfCheck check = new SelfCheck(course.course(), runner, doing -> {});
    Map<Program, ChapterResult> results = check.check(onlyAlternatives(), 2);
    assertThat(results).hasSize(3);
    assertThat(check.faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.where()).isEqualTo("ch01_mini, alternatives/stream");
              assertThat(fault.rule()).isEqualTo("a test gives the same verdict on every run");
              assertThat(fault.found())
                  .startsWith("first [PASS, PASS, PASS], in round 2 [FAIL, NOT_RUN, PASS]");
            });
    assertThat(check.programs()).isEqualTo(6);
    assertThat(check.judgements()).isEqualTo(18);
  }

  /** Right in the first run; wrong in the next, which finds a file. */
  private String everySecondTime() {
    String file = folder.resolve("flag").toString().replace("\\", "\\\\");
    return "var flag = new java.io.File(\""
        + file
        + "\");\n"
        + "if (a != 0 && flag.exists()) { return 7; }\n"
        + "try { if (a == 0) { flag.createNewFile(); } }\n"
        + "catch (java.io.IOException e) { return 9; }\n"
        + "return Math.addExact(a, b);";
  }

  /** The chapter without the rest, and without the rules that the rest would break. */
  private Gallery onlyAlternatives() {
    course.replace(MiniCourse.TEST, "int minutes(); }", "int minutes(); boolean gallery(); }");
    course.replace(MiniCourse.TEST, "minutes = 10)", "minutes = 10, gallery = false)");
    Gallery all = course.gallery();
    return new Gallery(all.chapter(), all.of(Program.Kind.ALTERNATIVE));
  }

  @Test
  void a_starter_that_passes_is_found() {
    course.program("starters/ch01_mini", adding("return a + b;"));
    assertThat(faults("starter")).containsExactly("step 1 is PASS");
  }

  @Test
  void a_starter_that_throws_is_found() {
    course.program("starters/ch01_mini", adding("if (a == 0) { return 0; }\n throw null;"));
    assertThat(faults("starter"))
        .first()
        .asString()
        .startsWith("step 1 declares \"paid twice\", but says \"Your code threw NullPointer");
  }

  @Test
  void a_starter_that_does_not_end_is_found() {
    course.program("starters/ch01_mini", adding("while (a == 1) { }\n return a + b;"));
    assertThat(faults("starter")).first().asString().startsWith("step 1 is TIMEOUT");
  }

  @Test
  void a_starter_that_ends_the_program_is_found() {
    course.program("starters/ch01_mini", adding("if (a == 1) { System.exit(0); }\n return a + b;"));
    assertThat(faults("starter")).first().asString().startsWith("step 1 is CRASH");
  }

  @Test
  void a_mistake_that_does_not_compile_is_found() {
    course.program("mistakes/ch01_mini/wraps", mistake("2", "return a + c;"));
    assertThat(faults("mistakes/wraps")).singleElement().asString().contains("cannot find symbol");
  }

  @Test
  void a_test_that_is_switched_off_is_found() {
    course.replace(
        MiniCourse.TEST,
        "@Test void are_refused",
        "@org.junit.jupiter.api.Disabled @Test void are_refused");
    assertThat(faults("solution")).singleElement().asString().startsWith("step 2 is FAIL");
  }

  @Test
  void a_test_that_junit_does_not_see_is_found() {
    course.replace(
        MiniCourse.TEST,
        "@Test void are_refused",
        "@Test void other() {}\n@Test private void are_refused");
    assertThat(faults("solution")).containsExactly("step 2: are_refused did not run");
  }

  private List<String> faults(String name) {
    Program program = course.program(name);
    Sources sources = Sources.of(program.chapter(), program.folder());
    ChapterResult result = runner.lane(0).run(program.chapter(), sources);
    return Behaviour.faults(program, result).stream().map(Fault::found).toList();
  }
}
