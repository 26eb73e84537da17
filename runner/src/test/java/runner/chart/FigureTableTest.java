package runner.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lab.demo.Figure;
import lab.demo.Take;
import org.junit.jupiter.api.Test;

class FigureTableTest {
  private static final String LABEL = "everysec: Redis and node are killed; of 60 orders gone";

  private static Take take(double low, double high) {
    return new Take(
        3,
        List.of(new Figure("rate", LABEL, "", low, low, high), new Figure("n", "n", "", 1, 1, 1)),
        List.of());
  }

  private static List<String> lines() {
    List<Take> takes =
        List.of(take(6_867_190, 17_265_200), take(1_509, 21_570), take(6_867_190, 17_265_200));
    return new FigureTable(List.of("starter", "solution", "yours"), takes, 100, "–").lines();
  }

  @Test
  void wide_figures_do_not_touch() {
    assertThat(lines())
        .anyMatch(
            line -> line.endsWith("  6,867,190–17,265,200  1,509–21,570  6,867,190–17,265,200"))
        .anyMatch(line -> line.matches("n {2,}1 {2,}1 {2,}1"));
  }

  @Test
  void a_long_label_is_wrapped_and_no_line_is_too_long() {
    List<String> lines = lines();
    assertThat(lines).hasSize(4).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    assertThat(lines.get(1)).isEqualTo("everysec: Redis and node are killed; of 60");
  }
}
