package runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import lab.backend.BackendMissing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.FakeCourse;
import runner.protocol.Order;
import runner.report.Ink;
import runner.run.ServerSource;

class MainTest {
  private static final String ZERO = "exercises/src/ch00_zero/Adder.java";

  @TempDir Path folder;
  private FakeCourse fake;
  private ServerSource servers = ServerSource.none();
  private String typed = "";
  private String out = "";
  private String err = "";

  @BeforeEach
  void course() {
    fake = FakeCourse.in(folder);
  }

  @Test
  void check_tells_the_first_story_and_what_to_do_next() {
    assertThat(run("check", "0")).isEqualTo(Status.NOT_SOLVED);
    assertThat(out)
        .contains("FAIL  1  one and one is two")
        .contains("wait  2  large numbers do not wrap (step 1 first)")
        .contains("pass  3  nothing stays nothing (guard)")
        .contains("  customers saw 0\n  but 1 and 1 is 2")
        .contains("1 of 3 steps passes, 0 of 3 points")
        .contains("book hint 0 1")
        .doesNotContain("\u001b");
  }

  @Test
  void check_prints_one_json_object() throws Exception {
    assertThat(run("check", "ch00_zero", "--json")).isEqualTo(Status.NOT_SOLVED);
    assertThat(out.lines()).hasSize(1);
    JsonNode json = new ObjectMapper().readTree(out);
    assertThat(json.fieldNames()).toIterable().containsExactly("chapter", "steps", "points", "of");
    assertThat(json.path("chapter").asText()).isEqualTo("ch00_zero");
    assertThat(json.path("of").asInt()).isEqualTo(3);
    assertThat(json.path("steps").get(0))
        .hasToString(
            "{\"step\":1,\"test\":\"OneAndOne.is_two\",\"status\":\"FAIL\",\"points\":0,"
                + "\"message\":\"customers saw 0\\nbut 1 and 1 is 2\"}");
  }

  @Test
  void a_green_chapter_is_praised_once_and_the_next_one_is_named() {
    fake.answer(FakeCourse.SOLUTION);
    assertThat(run("check")).isEqualTo(Status.DONE);
    assertThat(out)
        .contains("Well done: chapter 0 is solved.")
        .contains("book solution 0")
        .contains("book check 1");
    assertThat(run("list")).isEqualTo(Status.DONE);
    assertThat(out).contains("solved", "0 of 3 steps", "Next: book check 1");
    assertThat(run("check", "--json")).isEqualTo(Status.NOT_SOLVED);
    assertThat(out).contains("ch01_one");
  }

  @Test
  void another_folder_is_checked_without_counting_as_progress() {
    assertThat(run("check", "0", "--source", "solutions/src")).isEqualTo(Status.DONE);
    assertThat(run("list")).isEqualTo(Status.DONE);
    assertThat(out).doesNotContain("solved");
  }

  @Test
  void a_file_that_does_not_compile_is_shown_with_its_line() {
    fake.answer(FakeCourse.adding("return a + c;"));
    assertThat(run("check", "0")).isEqualTo(Status.NOT_SOLVED);
    assertThat(out)
        .contains("Your file does not compile, and every step waits for it")
        .contains("Adder.java:5: cannot find symbol")
        .contains("wait  3");
  }

  @Test
  void a_wrong_command_ends_with_2_and_says_what_there_is() {
    assertThat(run("check", "7")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).contains("There is no chapter \"7\".", "0  zero");
    assertThat(run("hint", "0", "9")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).contains("There is no step 9");
    assertThat(run("check", "0", "--source", "nowhere")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(run("chekc")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err.lines()).hasSize(3).last().isEqualTo("What there is: book --help");
    assertThat(err).contains("Did you mean: workbook check");
    assertThat(run("check", "0", "--stepp", "1")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err.lines()).contains("What there is: book check --help");
  }

  @Test
  void a_machine_without_servers_is_one_sentence() {
    servers = new NoServers();
    assertThat(run("check", "0")).isEqualTo(Status.MACHINE_LACKS);
    assertThat(err.lines().filter(line -> !line.endsWith(" ..."))) // of a slow machine
        .containsExactly("There is no network.");
    assertThat(run("doctor")).isEqualTo(Status.MACHINE_LACKS);
    assertThat(out)
        .contains("MISSING  servers           do not start\n", "    There is no network.\n")
        .containsPattern("ok +disk +\\d+ MB free\n")
        .containsPattern("\n[1-9] things? (is|are) missing: .*servers \\(.*, Java .*\\)\n$");
  }

  @Test
  void the_last_line_of_doctor_names_the_machine_and_can_be_sent_alone() {
    run("doctor");
    String machine =
        "%s %s, Java %s, embedded servers"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"));
    assertThat(out.lines().reduce("", (one, next) -> next)).contains("missing: ", machine);
    run("doctor", "--help");
    assertThat(out).contains("./workbook doctor --json > doctor-NAME.json");
  }

  @Test
  void hints_come_one_at_a_time() {
    run("hint", "0");
    assertThat(out).contains("What does minus do?", "hint 1 of 3").doesNotContain("Look");
    run("hint", "0");
    assertThat(out).contains("Look at the sign.");
    run("hint", "zero", "1");
    assertThat(out).contains("Write a + b.", "last hint", "catch-up 0 --step 2");
    run("hint", "0", "2");
    assertThat(out).contains("largest int");
  }

  @Test
  void reset_keeps_what_the_reader_wrote() throws Exception {
    fake.save(ZERO, "my own work");
    assertThat(run("reset", "0")).isEqualTo(Status.DONE);
    assertThat(fake.read(ZERO)).contains("return a - b;");
    assertThat(out).contains("Your former file is kept: .workbook/kept/ch00_zero/");
    assertThat(out).contains("To have it back, copy it to exercises/src/ch00_zero/Adder.java.");
    assertThat(kept()).containsExactly("my own work");
    run("reset", "0");
    assertThat(out).contains("nothing was changed");
    assertThat(kept()).hasSize(1);
  }

  @Test
  void catch_up_gives_the_checkpoint_before_a_step() throws Exception {
    assertThat(run("catch-up", "0", "--step", "2")).isEqualTo(Status.DONE);
    assertThat(fake.read(ZERO)).contains("return a + b;");
    assertThat(out).contains("Next is step 2, large numbers do not wrap");
    assertThat(run("catch-up", "0", "--step", "1")).isEqualTo(Status.DONE);
    assertThat(fake.read(ZERO)).contains("return a - b;");
    assertThat(kept()).hasSize(2);
    assertThat(run("catch-up", "0", "--step", "3")).isEqualTo(Status.WRONG_COMMAND);
  }

  @Test
  void the_solution_waits_for_a_green_chapter_or_force() {
    assertThat(run("solution", "0")).isEqualTo(Status.NOT_SOLVED);
    assertThat(out).contains("2  large numbers do not wrap").doesNotContain("addExact");
    assertThat(run("solution", "0", "--force")).isEqualTo(Status.DONE);
    assertThat(out)
        .contains("Math.addExact(a, b)", "addExact throws.")
        .doesNotContain("left", "for home");
  }

  @Test
  void the_solution_does_not_wait_for_steps_for_home() throws Exception {
    String test = "exercises/src/ch00_zero/AdderTest.java";
    fake.save(test, fake.read(test).replace("points = 1)", "points = 1, kind = \"HOME\")"));
    run("check", "0");
    assertThat(run("solution", "0")).isEqualTo(Status.NOT_SOLVED);
    assertThat(out)
        .contains("1  one and one is two")
        .doesNotContain("2  large numbers", "addExact");
    fake.answer(FakeCourse.CHECKPOINT);
    run("check", "0");
    assertThat(out).contains("compare book solution 0");
    assertThat(run("solution", "0")).isEqualTo(Status.DONE);
    assertThat(out)
        .contains("Math.addExact(a, b)", "addExact throws.")
        .endsWith("Step 2 for home is left; the solution above answers it too.\n");
    fake.answer(FakeCourse.SOLUTION);
    run("check", "0");
    assertThat(run("solution", "0")).isEqualTo(Status.DONE);
    assertThat(out).doesNotContain("for home");
  }

  @Test
  void a_guard_that_turned_red_is_told_before_steps_for_home() throws Exception {
    String test = "exercises/src/ch00_zero/AdderTest.java";
    fake.save(test, fake.read(test).replace("points = 1)", "points = 1, kind = \"HOME\")"));
    fake.answer(FakeCourse.adding("return a == 0 ? 1 : a + b;"));
    assertThat(run("check", "0")).isEqualTo(Status.NOT_SOLVED);
    assertThat(out)
        .contains("FAIL  2  large numbers do not wrap (for home)")
        .contains("FAIL  3  nothing stays nothing (guard)")
        .contains("Step 3: nothing stays nothing\n  test Nothing.is_nothing\n  a guard: ")
        .contains("book hint 0 3");
  }

  @Test
  void a_mistake_is_shown_without_its_name_and_what_is_said_of_it() {
    assertThat(run("mistake", "0")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).isEqualTo("Chapter 0 has no mistake to show.\n");
    for (String name : List.of("wraps", "minus")) {
      fake.save(
          "solutions/mistakes/ch00_zero/" + name + "/Adder.java",
          "// fails: 1\n// The wrong sign.\npackage ch00_zero;\n\nimport java.util.List;\n\n"
              + "/** Subtracts. */\n"
              + FakeCourse.STARTER);
    }
    assertThat(run("mistake", "0")).isEqualTo(Status.DONE);
    assertThat(out).isEqualTo("  minus\n  wraps\n\nTo show one: book mistake 0 NAME\n");
    assertThat(run("mistake", "0", "minus")).isEqualTo(Status.DONE);
    assertThat(out).isEqualTo("Adder.java\n\n" + FakeCourse.STARTER);
    assertThat(run("mistake", "0", "../minus")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).contains("Chapter 0 has no mistake \"../minus\". It has:\n  minus\n  wraps");
  }

  @Test
  void help_is_a_command_too() {
    assertThat(run("help")).isEqualTo(Status.DONE);
    assertThat(out)
        .contains("Begin with 'check'")
        .contains("  mistake     Show a room a wrong answer, and not what is wrong with it.\n");
    assertThat(run("help", "catch-up")).isEqualTo(Status.DONE);
    assertThat(out).contains("Usage: workbook catch-up");
  }

  @Test
  void a_folder_that_cannot_be_written_loses_nothing() throws Exception {
    fake.save(ZERO, "my own work");
    Files.writeString(folder.resolve(".workbook"), "in the way");
    assertThat(run("reset", "0")).isEqualTo(Status.MACHINE_LACKS);
    assertThat(err).contains("can't be written", "Your file is as it was.").hasLineCount(1);
    assertThat(fake.read(ZERO)).isEqualTo("my own work");
    assertThat(run("hint", "0")).isEqualTo(Status.MACHINE_LACKS);
  }

  @Test
  void a_file_that_is_missing_is_named_with_the_way_back() throws Exception {
    Files.delete(folder.resolve(ZERO));
    assertThat(run("check", "0")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).contains("Adder.java is missing", "reset 0");
    assertThat(run("reset", "0")).isEqualTo(Status.DONE);
    assertThat(run("check", "0")).isEqualTo(Status.NOT_SOLVED);
  }

  @Test
  void watch_ends_with_q() {
    fake.answer(FakeCourse.SOLUTION);
    typed = "q\n";
    assertThat(run("watch", "0")).isEqualTo(Status.DONE);
  }

  @Test
  void a_damaged_state_is_no_obstacle() {
    fake.save(".workbook/progress", "zero solved one two\n\nother solved 1\n\u0000\u0001\nzero");
    assertThat(run("list")).isEqualTo(Status.DONE);
    run("hint", "0", "1");
    assertThat(folder.resolve(".workbook/progress")).content().contains("other solved 1");
  }

  private int run(String... arguments) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    Screen screen =
        new Screen(
            new PrintStream(printed, true, StandardCharsets.UTF_8),
            new PrintStream(complained, true, StandardCharsets.UTF_8),
            new BufferedReader(new StringReader(typed)),
            false,
            new Ink(false),
            folder,
            "book");
    int status = Main.run(screen, progress -> servers, List.of(), arguments);
    out = printed.toString(StandardCharsets.UTF_8).replace("\r", "");
    err = complained.toString(StandardCharsets.UTF_8).replace("\r", "");
    return status;
  }

  private List<String> kept() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve(".workbook/kept/ch00_zero"))) {
      return files.map(MainTest::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static final class NoServers implements ServerSource {
    @Override
    public CompletableFuture<List<Order.Setting>> settings() {
      return CompletableFuture.failedFuture(new BackendMissing("There is no network."));
    }

    @Override
    public boolean lost() {
      return false;
    }

    @Override
    public void close() {}
  }
}
