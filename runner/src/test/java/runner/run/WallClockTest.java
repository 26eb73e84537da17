package runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WallClockTest {
  private final AtomicLong millis = new AtomicLong(1_000_000);
  private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
  private final WallClock clock = new WallClock(millis::get, nanos::get);

  @Test
  void goes_on_like_any_other() {
    pass(TimeUnit.HOURS.toMillis(1));
    millis.addAndGet(20); // a correction
    assertThat(clock.wasSet()).isFalse();
  }

  @Test
  void may_be_set_forward_or_back() {
    pass(100);
    millis.addAndGet(TimeUnit.HOURS.toMillis(2));
    assertThat(clock.wasSet()).isTrue();
    millis.addAndGet(-TimeUnit.HOURS.toMillis(3));
    assertThat(clock.wasSet()).isTrue();
  }

  private void pass(long by) {
    millis.addAndGet(by);
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(by));
  }
}
