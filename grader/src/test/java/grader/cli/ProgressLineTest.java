package grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private long nanos;

  @Test
  void speaks_every_ten_seconds_where_nobody_looks() {
    ProgressLine line = line(false);
    line.begun("30 submissions", 100, 20);
    passes(line, Duration.ofSeconds(4), 5);
    assertThat(said())
        .isEqualTo(
            """
            30 submissions: 100 different answers, 20 of them judged before.
            23 of 100 judged, about 5 min left
            """);
  }

  @Test
  void writes_over_its_line_on_a_terminal_and_wipes_it_off() {
    ProgressLine line = line(true);
    line.begun("1 submission", 4, 0);
    passes(line, Duration.ofSeconds(10), 3);
    line.close();
    assertThat(said())
        .startsWith("1 submission: 4 different answers.\n")
        .contains("\r[##########----------] 2 of 4 judged, about 20 s left")
        .endsWith(
            "\r[###############-----] 3 of 4 judged, about 10 s left\r" + " ".repeat(53) + "\r");
  }

  @Test
  void tells_of_a_second_try() {
    ProgressLine line = line(false);
    line.begun("2 submissions", 2, 0);
    line.tryingAgain(1);
    assertThat(said())
        .endsWith("1 answer did not come to an end, and is tried once more, alone.\n");
  }

  private ProgressLine line(boolean terminal) {
    PrintStream err = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new ProgressLine(err, terminal, () -> nanos);
  }

  private void passes(ProgressLine line, Duration each, int times) {
    for (int i = 0; i < times; i++) {
      nanos += each.toNanos();
      line.judged("ch00_zero");
    }
  }

  private String said() {
    return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
