package lab.origin;

import static lab.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lab.callers.Callers;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import lab.shop.DatabaseDown;
import lab.story.Story;
import lab.time.Time;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class OriginTest {
  private final Time time = new Time(Instant.EPOCH);
  private final Callers callers = new Callers("lab.origin", 5_000, () -> {});
  private final Origin origin = new Origin(time, callers);
  private final Crowds crowds = new Crowds(callers, time, List.of());

  @Test
  void counts_every_load_and_each_id() {
    origin.load("lamp", () -> "a");
    origin.load(2L, () -> "b");
    origin.load(2L, () -> "b");
    assertThat(origin).wasAsked(3);
    assertThat(origin.loadsOf(2L)).isEqualTo(2);
    assertThat(origin.mostAtOnce()).isEqualTo(1);
  }

  @RepeatedTest(5)
  void five_hundred_callers_stand_at_the_gate_on_every_run() throws InterruptedException {
    origin.hold();
    Crowd<String> crowd = crowds.of(500).call(n -> origin.load(1, () -> "value"));
    crowd.awaitBlocked();
    assertThat(origin.held()).isEqualTo(500);
    assertThat(crowd.values()).isEmpty();
    origin.release();
    assertThat(crowd.finish()).everyoneGot("value");
    assertThat(origin.mostAtOnce()).isEqualTo(500);
  }

  @Test
  void fails_until_it_heals() {
    origin.fail();
    assertThatThrownBy(() -> origin.load(1, () -> "value")).isInstanceOf(DatabaseDown.class);
    origin.heal();
    assertThat(origin.load(1, () -> "value")).isEqualTo("value");
    assertThat(origin).wasAsked(2);
  }

  @Test
  void a_load_takes_the_time_it_was_told_to_after_it_has_read() {
    origin.takes(Duration.ofMillis(200));
    assertThat(origin.load(1, time::passed)).isZero();
    assertThat(time.passed()).isEqualTo(Duration.ofMillis(200));
  }

  @Test
  void the_next_load_is_held_with_what_it_read_and_others_pass() {
    AtomicInteger price = new AtomicInteger(1);
    Origin.Held late = origin.holdNext();
    Crowd<Integer> first = crowds.of(1).call(n -> origin.load("lamp", price::get));
    first.awaitBlocked();
    assertThat(late.stands()).isTrue();
    price.set(2);
    assertThat(origin.<Integer>load("lamp", price::get)).isEqualTo(2);
    late.release();
    assertThat(first.finish()).everyoneGot(1);
    assertThat(late.stands()).isFalse();
  }

  @Test
  void a_held_load_can_fail_alone() {
    Origin.Held late = origin.holdNext();
    Crowd<String> first = crowds.of(1).call(n -> origin.load("lamp", () -> "value"));
    first.awaitBlocked();
    late.fail();
    assertThat(first.finish()).failedWith(DatabaseDown.class, 1);
    assertThat(origin.load("lamp", () -> "value")).isEqualTo("value");
  }

  @Test
  void a_wrong_count_is_told_as_a_story() {
    origin.load(1, () -> "a");
    origin.load(1, () -> "a");
    assertThatThrownBy(() -> assertThat(origin).as("Product 1 was opened twice").wasAsked(1))
        .isInstanceOf(Story.class)
        .hasMessage(
            "Product 1 was opened twice. The database was asked twice.\n"
                + "Expected: it is asked once.\n"
                + "Likely cause: an answer that was already known was not used.");
  }
}
