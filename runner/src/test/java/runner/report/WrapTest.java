package runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrapTest {
  @Test
  void breaks_long_lines_at_blanks_and_keeps_their_indent() {
    String word = "x".repeat(40);
    assertThat(Wrap.lines("  " + word + " " + word + " " + word))
        .containsExactly("  " + word + " " + word, "  " + word);
  }

  @Test
  void leaves_short_lines_and_what_has_no_blanks() {
    assertThat(Wrap.lines("short\n" + "x".repeat(200))).containsExactly("short", "x".repeat(200));
  }
}
