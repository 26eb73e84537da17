package lab.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TrialsTest {
  private static final Duration LIMIT = Duration.ofMillis(100);

  /** The machine's clock, in the hands of this test. */
  private final AtomicLong nanos = new AtomicLong();

  private final AtomicInteger fresh = new AtomicInteger();
  private final List<Integer> trials = new ArrayList<>();
  private final Trials quick = new Trials(LIMIT, nanos::get);

  @Test
  void a_quick_trial_counts_at_once() throws Exception {
    quick.of(fresh::incrementAndGet, state -> took(state, 100));
    assertThat(trials).containsExactly(1);
  }

  @Test
  void what_a_quick_trial_throws_is_thrown() {
    assertThatThrownBy(() -> quick.of(fresh::incrementAndGet, state -> fail(state, 100)))
        .isInstanceOf(AssertionError.class)
        .hasMessage("trial 1");
    assertThatThrownBy(
            () ->
                quick.of(
                    fresh::incrementAndGet,
                    state -> {
                      throw new IllegalArgumentException("state " + state);
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("state 2");
  }

  @Test
  void a_slow_trial_is_void_whether_it_fails_or_not() throws Exception {
    quick.of(
        fresh::incrementAndGet,
        state -> {
          if (state < 3) {
            fail(state, 101);
          }
          took(state, state == 3 ? 101 : 1);
        });
    assertThat(trials).containsExactly(1, 2, 3, 4);
  }

  @Test
  void the_time_it_takes_to_begin_afresh_is_not_counted() throws Exception {
    quick.of(() -> nanos.addAndGet(LIMIT.toNanos() * 2), state -> trials.add(1));
    assertThat(trials).containsExactly(1);
  }

  @Test
  void twenty_slow_trials_say_that_the_machine_is_too_busy() {
    assertThatThrownBy(() -> quick.of(fresh::incrementAndGet, state -> fail(state, 101)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("20 trials in a row took longer than 100 ms");
    assertThat(trials).hasSize(20);
  }

  private void took(int trial, long millis) {
    trials.add(trial);
    nanos.addAndGet(Duration.ofMillis(millis).toNanos());
  }

  private void fail(int trial, long millis) {
    took(trial, millis);
    throw new AssertionError("trial " + trial);
  }
}
