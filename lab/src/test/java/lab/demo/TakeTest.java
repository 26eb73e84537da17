package lab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TakeTest {
  @Test
  void draws_the_run_that_is_nearest_to_the_medians() {
    Take take = Take.of(List.of(run(433), run(499), run(496)));
    assertThat(take.runs()).isEqualTo(3);
    assertThat(take.figure("empty").orElseThrow().range()).isEqualTo("433 to 499");
    assertThat(take.of("empty").get(0).greatest()).isEqualTo(496);
  }

  @Test
  void has_no_figure_that_nobody_noted() {
    assertThat(Take.of(List.of(run(1))).figure("queries")).isEmpty();
  }

  private static Take run(double empty) {
    return new Take(
        1,
        List.of(Figure.of("empty", "empty places", "", empty)),
        List.of(Series.counted("empty", List.of(empty))));
  }
}
