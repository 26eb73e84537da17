package lab.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CyclesTest {
  private static final Duration LIFE = Duration.ofSeconds(60);
  private static final Duration LOAD = Duration.ofSeconds(2);

  @Test
  void without_early_loads_all_come_after_the_end() {
    Cycles cycles =
        Cycles.live(1000, 7, 10, LIFE, LOAD, (left, u) -> left.isZero() || left.isNegative());
    assertThat(cycles.late()).isEqualTo(1);
    assertThat(cycles.headStart().toMillis()).isBetween(-110L, -90L); // a gap
    assertThat(cycles.loads()).isCloseTo(1 + 10 * 2, within(0.5));
  }

  @Test
  void the_paper_s_rule_gives_what_was_derived() {
    for (double beta : new double[] {1, 2}) {
      double scale = beta * LOAD.toNanos();
      Cycles cycles =
          Cycles.live(4000, 7, 50, LIFE, LOAD, (left, u) -> -scale * Math.log(u) >= left.toNanos());
      double head = scale * (Math.log(50 * scale / 1e9) + 0.5772);
      assertThat(cycles.loads()).isCloseTo(Math.exp(1 / beta), within(0.15));
      assertThat(cycles.headStart().toNanos() / head).isCloseTo(1, within(0.02));
      assertThat(cycles.late()).isZero();
    }
  }

  @Test
  void a_load_that_takes_no_time_is_alone() {
    Cycles cycles = Cycles.live(100, 7, 10, LIFE, Duration.ZERO, (left, u) -> u < 0.01);
    assertThat(cycles.loads()).isEqualTo(1);
  }

  @Test
  void the_same_seed_lives_the_same_lives() {
    Cycles.Decision tenth = (left, u) -> u < 0.1;
    assertThat(Cycles.live(100, 7, 10, LIFE, LOAD, tenth))
        .isEqualTo(Cycles.live(100, 7, 10, LIFE, LOAD, tenth))
        .isNotEqualTo(Cycles.live(100, 8, 10, LIFE, LOAD, tenth));
  }

  @Test
  void nobody_loads_for_ever() {
    assertThatThrownBy(() -> Cycles.live(1, 7, 1000, LIFE, LOAD, (left, u) -> false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nobody loads");
  }
}
