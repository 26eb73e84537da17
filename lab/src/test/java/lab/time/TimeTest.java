package lab.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Time time = new Time(START);

  @Test
  void stands_still_until_it_is_moved() {
    assertThat(time.now()).isEqualTo(START);
    time.advance(Duration.ofSeconds(60));
    assertThat(time.now()).isEqualTo(START.plusSeconds(60));
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void a_clock_that_is_wrong_stays_wrong_by_the_same_amount() {
    Clock fast = time.clock(Duration.ofMinutes(5));
    time.advance(Duration.ofMillis(1));
    assertThat(fast.instant()).isEqualTo(START.plusSeconds(300).plusMillis(1));
  }

  @Test
  void guards_speak_before_anything_moves() {
    List<String> heard = new ArrayList<>();
    time.onAdvance(by -> heard.add("moved by " + by + " to " + time.now()));
    time.beforeAdvance(() -> heard.add("asked at " + time.now()));
    time.advance(Duration.ofSeconds(1));
    assertThat(heard)
        .containsExactly("asked at " + START, "moved by PT1S to " + START.plusSeconds(1));
  }

  @Test
  void a_guard_that_objects_leaves_time_where_it_was() {
    time.beforeAdvance(
        () -> {
          throw new IllegalStateException("a WATCH is open");
        });
    assertThatThrownBy(() -> time.advance(Duration.ofSeconds(1))).hasMessage("a WATCH is open");
    assertThat(time.passed()).isZero();
  }

  @Test
  void does_not_go_back_or_stand() {
    assertThatThrownBy(() -> time.advance(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("time moves by at least 1 ms, but was asked for PT0S");
  }
}
