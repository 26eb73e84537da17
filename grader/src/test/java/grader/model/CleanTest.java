package grader.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTest {

  @Test
  void takes_away_what_a_terminal_would_obey() {
    assertThat(Clean.text("\u001b[31mred\u0007\u0000 \u009bK")).isEqualTo("[31mred K");
  }

  @Test
  void keeps_lines_and_tabs() {
    assertThat(Clean.text("a\r\nb\rc\td\n\n")).isEqualTo("a\nb\nc\td");
    assertThat(Clean.line(" a\n b\t c ")).isEqualTo("a b c");
  }

  @Test
  void takes_away_what_turns_the_direction_of_the_rest() {
    assertThat(Clean.text("user\u202Egpj.exe\u2069\u200F")).isEqualTo("usergpj.exe");
  }

  @Test
  void marks_what_is_no_character() {
    assertThat(Clean.text("a\uD800b\uFFFEc \uD83D\uDE00"))
        .isEqualTo("a\uFFFDb\uFFFDc \uD83D\uDE00");
  }

  @Test
  void cuts_what_nobody_reads() {
    assertThat(Clean.text("x".repeat(1_000_000))).hasSize(20_000);
  }
}
