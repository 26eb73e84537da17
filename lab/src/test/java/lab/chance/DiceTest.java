package lab.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DiceTest {
  @Test
  void shows_what_it_was_told_and_then_what_its_seed_says() {
    Dice dice = new Dice(7);
    dice.willShow(0.5, 0.25);
    assertThat(dice.next()).isEqualTo(0.5);
    assertThat(dice.next()).isEqualTo(0.25);
    assertThat(dice.next()).isEqualTo(new Dice(7).next());
  }

  @Test
  void can_not_be_told_a_number_that_chance_never_draws() {
    assertThatThrownBy(() -> new Dice(7).willShow(1.0))
        .hasMessage("chance is drawn from [0, 1), but was told 1.0");
  }

  @Test
  void forgets_what_it_was_told() {
    Dice dice = new Dice(7);
    dice.willShow(0.5, 0.25);
    dice.forget();
    assertThat(dice.next()).isEqualTo(new Dice(7).next());
  }
}
