package lab.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Time is moved by hand. */
class TruthTest {
  private static final long MILLI = 1_000_000;

  private final AtomicLong nanos = new AtomicLong();
  private final Truth truth = new Truth(100, nanos::get);

  @Test
  void what_the_database_holds_is_not_outdated_however_long_ago_it_was_read() {
    truth.wasRead(100);
    nanos.addAndGet(5000 * MILLI);
    assertThat(truth.outdated(100)).isZero();
    assertThat(truth.isOld(100)).isFalse();
    assertThat(truth.age(100)).isEqualTo(5000);
  }

  @Test
  void a_former_price_is_outdated_since_it_was_replaced() {
    truth.wasRead(100);
    nanos.addAndGet(1000 * MILLI);
    truth.changed(101);
    nanos.addAndGet(300 * MILLI);
    truth.changed(102);
    nanos.addAndGet(50 * MILLI);
    assertThat(truth.outdated(100)).isEqualTo(350);
    assertThat(truth.outdated(101)).isEqualTo(50);
    assertThat(truth.outdated(102)).isZero();
    assertThat(truth.isOld(101)).isTrue();
    assertThat(truth.age(100)).isEqualTo(1350);
  }

  @Test
  void a_price_that_was_never_there_has_no_age() {
    assertThat(truth.age(7)).isZero();
    assertThat(truth.outdated(7)).isZero();
  }

  @Test
  void a_price_that_is_read_again_is_young_again() {
    truth.wasRead(100);
    nanos.addAndGet(1000 * MILLI);
    truth.wasRead(100);
    assertThat(truth.age(100)).isZero();
  }
}
