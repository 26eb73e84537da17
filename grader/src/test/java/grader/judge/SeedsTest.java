package grader.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SeedsTest {
  private static final String TEXT = "class Tickets {}";

  @Test
  void the_same_text_has_the_same_seed_where_the_secret_is_the_same() {
    assertThat(with("one").of(TEXT)).isEqualTo(with("one").of(TEXT));
    assertThat(with("one").fingerprint()).isEqualTo(with("one").fingerprint());
  }

  @Test
  void who_knows_the_text_alone_does_not_know_the_seed() {
    assertThat(with("one").of(TEXT)).isNotEqualTo(with("another").of(TEXT));
    assertThat(with("one").fingerprint()).isNotEqualTo(with("another").fingerprint());
    assertThat(with("one").of(TEXT)).isNotEqualTo(with("one").of(TEXT + " "));
  }

  @Test
  void without_a_secret_a_user_has_one_that_is_kept() {
    assertThat(Seeds.kept(Map.of()).of(TEXT)).isEqualTo(Seeds.kept(Map.of()).of(TEXT));
  }

  private static Seeds with(String secret) {
    return Seeds.kept(Map.of(Seeds.VARIABLE, secret));
  }
}
