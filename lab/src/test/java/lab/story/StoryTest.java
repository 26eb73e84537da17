package lab.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class StoryTest {
  private final Story story =
      Story.saw("%d customers got nothing.", 499)
          .expected("Expected: everyone gets the price.")
          .because("Likely cause: %.1f s is too long.", 2.5);

  @Test
  void tells_what_was_seen_then_what_was_expected_then_the_cause() {
    assertThat(story)
        .hasMessage(
            "499 customers got nothing.\nExpected: everyone gets the price.\n"
                + "Likely cause: 2.5 s is too long.");
  }

  @Test
  void is_signed_at_its_end() {
    assertThat(story.signed("Step 3, seed 7.", "").getMessage()).endsWith("long.\nStep 3, seed 7.");
  }

  @Test
  void reads_the_same_in_every_locale() {
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Story.saw("%.1f", 1.5).saw()).isEqualTo("1.5");
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void a_text_without_values_may_hold_a_percent_sign() {
    assertThat(Story.saw("90 % hits").saw()).isEqualTo("90 % hits");
  }
}
