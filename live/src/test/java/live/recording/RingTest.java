package live.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import live.Samples;
import org.junit.jupiter.api.Test;

class RingTest {
  private final Ring ring = new Ring();

  @Test
  void an_hour_of_both_sides_is_kept_and_what_is_older_makes_room() {
    Samples.recording(3600 + 25).forEach(ring::add);
    assertThat(ring.all()).hasSize(Ring.MOST).hasSize(2 * 4 * 3600);
    long newest = ring.all().get(Ring.MOST - 1).sample().at();
    assertThat(ring.all().get(0).sample().at()).isEqualTo(newest - 3600_000 + 250);
  }

  @Test
  void the_last_seconds_can_be_had_alone() {
    Samples.recording(60).forEach(ring::add);
    assertThat(ring.last(Duration.ofSeconds(10))).hasSize(2 * (4 * 10 + 1));
    assertThat(ring.last(Duration.ZERO)).hasSize(2);
  }

  @Test
  void an_empty_one_has_no_last_seconds() {
    assertThat(ring.last(Duration.ofSeconds(10))).isEmpty();
  }
}
