package runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignsTest {
  private static final String LINE = "▶ 0 ms  │  SET lock:Lamp ‹1› … PX 5 ─→ OK ü";

  @Test
  void what_a_console_can_show_stays() {
    assertThat(Signs.shown(LINE, StandardCharsets.UTF_8)).isEqualTo(LINE);
    assertThat(Signs.shown(LINE, Charset.forName("windows-1252")))
        .isEqualTo("> 0 ms  |  SET lock:Lamp ‹1› … PX 5 -> OK ü");
  }

  @Test
  void what_it_cannot_show_becomes_a_letter_as_wide() {
    assertThat(Signs.shown(LINE, StandardCharsets.US_ASCII))
        .isEqualTo("> 0 ms  |  SET lock:Lamp <1> ~ PX 5 -> OK ü");
  }
}
