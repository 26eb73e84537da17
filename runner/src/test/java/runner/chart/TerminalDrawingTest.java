package runner.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import lab.demo.Recording;
import org.junit.jupiter.api.Test;
import runner.Recordings;
import runner.report.Ink;

class TerminalDrawingTest {
  private final Recording recording = Recordings.rush("ch01_mini", "A rush");

  @Test
  void both_programs_stand_on_one_scale_and_the_figures_side_by_side() {
    String drawn = drawn(new Prediction("starter.queries", "10"), true);
    assertThat(drawn)
        .contains(
            """
              starter, queries for 500 customers: 500
                  500 |                    ████████████████████
            """
                .stripTrailing())
        .contains(
            """
              solution, queries for 500 customers: 1
                  500 |
                      |
                      |
                    0 |                    ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁
            """
                .stripTrailing())
        .containsPattern("queries for 500 customers +500 +1\n")
        .containsPattern("the last answer came after \\(ms\\) +219–583 +219\n")
        .contains("You predicted 10. Measured: 500: queries for 500 customers (starter)")
        .contains("Ranges are over 3 runs");
  }

  @Test
  void it_fits_into_a_terminal_and_is_plain_where_there_are_no_colours() {
    List<String> lines =
        new TerminalDrawing(recording, new Ink(false), true)
            .lines(new Prediction("starter.queries", ""));
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    assertThat(String.join("\n", lines)).doesNotContain("\u001b").contains("No prediction.");
  }

  @Test
  void a_screen_without_unicode_gets_letters() {
    assertThat(drawn(new Prediction("starter.queries", ""), false))
        .matches("(?s)[\\x00-\\x7f]*")
        .contains("####", "219-583");
  }

  @Test
  void a_program_that_was_not_played_leaves_its_reason() {
    assertThat(TerminalDrawing.told(Map.of("yours", "It hung\nin find"), new Ink(false)))
        .containsExactly("yours is not drawn:", "  It hung", "  in find", "");
    assertThat(drawn(new Prediction("yours.queries", "3"), true))
        .contains("You predicted 3. The program that would tell was not played to its end.");
  }

  private String drawn(Prediction prediction, boolean blocks) {
    return String.join(
        "\n", new TerminalDrawing(recording, new Ink(false), blocks).lines(prediction));
  }
}
