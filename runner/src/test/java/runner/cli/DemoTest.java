package runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import lab.backend.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.FakeCourse;
import runner.protocol.Order;
import runner.recording.RecordingText;
import runner.report.Ink;
import runner.run.ChosenServers;
import runner.run.Limits;
import runner.run.ServerSource;

/** A demo of a small course, on real servers: programs that can be played, and others. */
class DemoTest {
  private static final String DEMO =
      """
      package ch00_zero;

      import java.util.List;
      import lab.demo.Play;
      import lab.demo.Scenario;
      import lab.demo.Series;
      import lab.demo.Stage;

      @Scenario(title = "Two numbers", question = "What is one and one at the starter's?",
          answer = "starter.sum", note = "Nothing is hidden.", runs = 2,
          charts = @Scenario.Chart(name = "sum", title = "Sums", x = "n (1)", y = "sum (1)"))
      public final class Demo implements Play {
        @Override public void on(Stage stage) {
          double sum = new Adder().add(1, 1);
          stage.figure("sum", "one and one", "", sum);
          stage.draw(Series.counted("sum", List.of(sum, 3.0)));
        }
      }
      """;

  private static ChosenServers servers;

  @TempDir Path folder;
  private FakeCourse fake;
  private String typed = "";
  private boolean terminal;
  private String out = "";
  private String err = "";

  @BeforeAll
  static void start() {
    servers = new ChosenServers(Progress.NONE);
  }

  @AfterAll
  static void end() {
    servers.close();
  }

  @BeforeEach
  void course() {
    fake = FakeCourse.in(folder);
    fake.save("exercises/src/ch00_zero/Demo.java", DEMO);
  }

  @AfterEach
  void forget() {
    System.clearProperty(Limits.STEP_SECONDS);
  }

  @Test
  void starter_solution_and_yours_stand_beside_the_prediction() {
    fake.answer(FakeCourse.adding("return a + b + 1;"));
    assertThat(run("demo", "0", "--predict", "2", "--svg", "sum.svg")).isEqualTo(Status.DONE);
    assertThat(out)
        .contains("What is one and one at the starter's?")
        .containsPattern("starter +solution +yours\n")
        .containsPattern("one and one +0 +2 +3\n")
        .contains("You predicted 2. Measured: 0: one and one (starter)")
        .contains("Nothing is hidden.")
        .doesNotContain("\u001b");
    assertThat(folder.resolve("sum.svg")).content().contains("Made by book demo 0 on ");
    assertThat(run("demo", "0", "--runs", "1", "--svg", "sum.svg")).isEqualTo(Status.DONE);
    assertThat(out).contains("(No prediction: this is no terminal. --predict X gives one.)");
    assertThat(folder.resolve("sum.svg")).content().contains("Made by book demo 0 --runs 1 on ");
  }

  @Test
  void a_terminal_is_asked_until_it_says_a_number_and_a_starter_is_not_played_twice() {
    terminal = true;
    typed = "two\n2\n";
    assertThat(run("demo", "0")).isEqualTo(Status.DONE);
    assertThat(out)
        .contains("Your Adder.java is still the starter")
        .contains("That is no number.", "You predicted 2.")
        .doesNotContain("yours");
  }

  @Test
  void an_input_that_has_ended_is_no_prediction() {
    terminal = true;
    assertThat(run("demo", "0", "--runs", "1")).isEqualTo(Status.DONE);
    assertThat(out).contains("No prediction. Measured: 0");
  }

  @Test
  void a_program_that_hangs_is_told_and_the_others_are_drawn() {
    System.setProperty(Limits.STEP_SECONDS, "1");
    fake.answer(FakeCourse.adding("while (true) { }"));
    assertThat(run("demo", "0", "--predict", "2")).isEqualTo(Status.NOT_SOLVED);
    assertThat(out)
        .containsPattern("one and one +0 +2\n")
        .contains("yours is not drawn:", "  It was still running after 3 seconds")
        .contains("Adder.java:");
  }

  @Test
  void so_is_one_that_does_not_compile_one_that_throws_and_one_that_ends_the_jvm() {
    fake.answer(FakeCourse.adding("return a + c;"));
    assertThat(run("demo", "0", "--predict", "2")).isEqualTo(Status.NOT_SOLVED);
    assertThat(out)
        .containsPattern("one and one +0 +2\n")
        .contains("exercises/src/ch00_zero/Adder.java:5: cannot find symbol");
    fake.answer(FakeCourse.adding("throw new IllegalStateException(\"closed\");"));
    assertThat(run("demo", "0", "--predict", "2")).isEqualTo(Status.NOT_SOLVED);
    assertThat(out)
        .contains("  Your code threw IllegalStateException at Adder.java:5, in add: clo");
    fake.answer(FakeCourse.adding("System.exit(0); return 0;"));
    assertThat(run("demo", "0", "--predict", "2")).isEqualTo(Status.NOT_SOLVED);
    assertThat(out).contains("  Your code ended the whole program: System.exit at Adder.java:5");
  }

  @Test
  void a_wrong_command_is_seen_before_anything_is_played() {
    fake.save("notes.svg", "my own");
    assertThat(run("demo", "1")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).isEqualTo("Chapter 1 has no demo. These have one: 0.\n");
    assertThat(run("demo", "0", "--predict", "many")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).isEqualTo("--predict must be a number, but was many.\n");
    assertThat(run("demo", "0", "--runs", "0")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(run("demo", "0", "--svg", "gone/sum.svg")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).contains("There is no folder");
    assertThat(run("demo", "0", "--svg", "notes.svg")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).contains("--force replaces it.");
    assertThat(folder.resolve("notes.svg")).hasContent("my own");
  }

  @Test
  void what_is_recorded_is_the_course_alone_and_quoted_from_there_on() throws Exception {
    fake.answer(FakeCourse.adding("return 7;"));
    assertThat(run("demo", "--record")).isEqualTo(Status.DONE);
    var recording = RecordingText.parse(fake.read("exercises/src/ch00_zero/demo.json"));
    assertThat(recording.takes().keySet()).containsExactly("starter", "solution");
    assertThat(recording.command()).isEqualTo("./workbook demo 0 --record");
    assertThat(recording.machine().cores()).isPositive();
    assertThat(recording.figure("solution.sum").orElseThrow().text()).isEqualTo("2");
    assertThat(fake.read("exercises/src/ch00_zero/demo.svg")).contains("one and one: 2");
  }

  private int run(String... arguments) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    Screen screen =
        new Screen(
            new PrintStream(printed, true, StandardCharsets.UTF_8),
            new PrintStream(complained, true, StandardCharsets.UTF_8),
            new BufferedReader(new StringReader(typed)),
            terminal,
            new Ink(false),
            folder,
            "book");
    int status = Main.run(screen, progress -> new Shared(), List.of(), arguments);
    out = printed.toString(StandardCharsets.UTF_8).replace("\r", "");
    err = complained.toString(StandardCharsets.UTF_8).replace("\r", "");
    return status;
  }

  /** The servers of all tests, which no command ends. */
  private static final class Shared implements ServerSource {
    @Override
    public CompletableFuture<List<Order.Setting>> settings() {
      return servers.settings();
    }

    @Override
    public boolean lost() {
      return false;
    }

    @Override
    public void close() {}
  }
}
