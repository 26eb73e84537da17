package live.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lab.demo.Machine;
import live.Samples;
import org.junit.jupiter.api.Test;

class DrawingTest {
  @Test
  void a_recording_becomes_a_picture_with_both_sides_and_four_charts() {
    String svg = Drawing.of(Samples.recording(10), "./workbook live", Machine.unknown());
    assertThat(svg)
        .startsWith("<svg")
        .endsWith("</svg>\n")
        .contains("A: Some program, or other", "B: Some program, or other")
        .contains("What the customers do", "What the database is asked")
        .contains("How long customers wait", "How old the price is that they see")
        .contains("calls 1,120; queries 160")
        .contains(">queries begun per 250 ms<")
        .contains(">p50<", ">p99<", ">max<")
        .contains("The recording does not name its machine.");
  }

  /** With no width an axis has no step from one number to the next. */
  @Test
  void a_single_sample_is_drawn_too() {
    List<Tick> one = List.of(Samples.tick(0, 1_800_000_000_000L));
    assertThat(Drawing.of(one, "./workbook live", Machine.unknown()))
        .startsWith("<svg")
        .endsWith("</svg>\n");
  }
}
