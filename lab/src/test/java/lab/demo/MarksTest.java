package lab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MarksTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private long now = Long.MAX_VALUE - 1_000_000; // nanoTime may overflow, and does no harm
  private final Marks marks = new Marks(() -> now);

  @Test
  void counts_what_happened_since_a_moment() {
    marks.mark();
    long start = ++now;
    marks.mark();
    now += 2_000_000;
    marks.mark();
    assertThat(marks.since(start)).isEqualTo(2);
    assertThat(marks.lastAfter(start)).isEqualTo(2.0);
    assertThat(marks.lastAfter(now + 1)).isZero();
  }

  @Test
  void puts_each_mark_into_one_space_of_time() {
    marks.mark();
    long start = ++now;
    marks.mark();
    marks.mark();
    Series series = marks.per(HOUR, "queries", "", start, HOUR.negated(), HOUR.multipliedBy(2));
    assertThat(series.x()).containsExactly(-3_600_000.0, 0.0, 3_600_000.0);
    assertThat(series.y()).containsExactly(1.0, 2.0, 0.0);
  }

  @Test
  void keeps_no_more_than_it_has_room_for() {
    long start = now;
    for (int i = 0; i < 70_000; i++) {
      marks.mark();
    }
    assertThat(marks.since(start)).isEqualTo(65_536);
  }
}
