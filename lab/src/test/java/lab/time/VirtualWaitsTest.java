package lab.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import lab.callers.Callers;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VirtualWaitsTest {
  private final Time time = new Time(Instant.EPOCH);
  private final Callers callers = new Callers("lab.time", 5_000, () -> {});
  private final VirtualWaits waits = new VirtualWaits(time, callers, Runnable::run);
  private final Crowds crowds = new Crowds(callers, time, List.of(waits));

  @AfterEach
  void sendEveryoneHome() {
    crowds.close();
  }

  @Test
  void a_sleeper_wakes_when_its_time_is_over_and_not_before() {
    Crowd<Duration> crowd =
        crowds
            .of(3)
            .call(
                n -> {
                  waits.sleep(Duration.ofSeconds(n + 1));
                  return time.passed();
                });
    crowd.awaitBlocked();
    assertThat(crowd.values()).isEmpty();
    time.advance(Duration.ofMillis(999));
    assertThat(crowd.awaitBlocked().values()).isEmpty();
    time.advance(Duration.ofMillis(1));
    assertThat(crowd.awaitBlocked().values()).containsExactly(Duration.ofSeconds(1));
    assertThat(crowd.finish().values()).hasSize(3);
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void nobody_sleeps_for_no_time() throws InterruptedException {
    waits.sleep(Duration.ZERO);
    waits.sleep(Duration.ofSeconds(-1));
    assertThat(waits.next()).isEmpty();
  }

  @Test
  void a_future_that_completes_ends_the_wait_at_once() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    Crowd<String> crowd = crowds.of(2).call(n -> waits.get(answer, Duration.ofSeconds(9)));
    crowd.awaitBlocked();
    answer.complete("42");
    assertThat(crowd.awaitBlocked().values()).containsExactly("42", "42");
    assertThat(time.passed()).isZero();
  }

  @Test
  void a_future_that_does_not_complete_times_out() {
    Crowd<String> crowd =
        crowds.of(1).call(n -> waits.get(new CompletableFuture<String>(), Duration.ofSeconds(9)));
    crowd.finish();
    assertThat(crowd.failures()).singleElement().isInstanceOf(TimeoutException.class);
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void a_condition_is_asked_again_when_something_happened() {
    AtomicInteger door = new AtomicInteger();
    Crowd<Boolean> crowd =
        crowds.of(4).call(n -> waits.until(() -> door.get() > n, Duration.ofMinutes(1)));
    crowd.awaitBlocked();
    assertThat(crowd.values()).isEmpty();
    door.set(2);
    callers.moved();
    assertThat(crowd.awaitBlocked().values()).containsExactly(true, true);
    door.set(4);
    callers.moved();
    assertThat(crowd.awaitBlocked().values()).hasSize(4);
  }

  /** Five hundred that each look by themselves leave no core for anybody else. */
  @Test
  void five_hundred_wait_for_a_condition_without_disturbing_each_other() {
    AtomicBoolean open = new AtomicBoolean();
    Crowd<Boolean> crowd = crowds.of(500).call(n -> waits.until(open::get, Duration.ofMinutes(1)));
    crowd.awaitBlocked();
    assertThat(crowd.values()).isEmpty();
    open.set(true);
    callers.moved();
    assertThat(crowd.awaitBlocked().values()).hasSize(500).doesNotContain(false);
    assertThat(time.passed()).isZero();
  }

  @Test
  void five_hundred_wait_for_one_future_and_get_its_failure() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    Crowd<String> crowd = crowds.of(500).call(n -> waits.get(answer, Duration.ofSeconds(9)));
    crowd.awaitBlocked();
    answer.completeExceptionally(new IllegalStateException("no answer"));
    assertThat(crowd.awaitBlocked().failures())
        .hasSize(500)
        .allSatisfy(failure -> assertThat(failure).hasRootCauseMessage("no answer"));
  }

  @Test
  void a_future_that_is_not_its_own_completer_is_looked_at() {
    FutureTask<String> answer = new FutureTask<>(() -> "42");
    Crowd<String> crowd = crowds.of(2).call(n -> waits.get(answer, Duration.ofSeconds(9)));
    crowd.awaitBlocked();
    answer.run();
    assertThat(crowd.awaitBlocked().values()).containsExactly("42", "42");
  }

  @Test
  void no_time_is_enough_for_what_is_done_already() throws Exception {
    CompletableFuture<String> done = CompletableFuture.completedFuture("42");
    assertThat(waits.get(done, Duration.ZERO)).isEqualTo("42");
    assertThatThrownBy(() -> waits.get(new CompletableFuture<>(), Duration.ZERO))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void a_condition_that_never_holds_ends_with_the_limit() {
    Crowd<Boolean> crowd = crowds.of(1).call(n -> waits.until(() -> false, Duration.ofSeconds(3)));
    assertThat(crowd.finish().values()).containsExactly(false);
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void an_interrupt_ends_a_sleep() {
    Crowd<String> crowd =
        crowds
            .of(1)
            .call(
                n -> {
                  waits.sleep(Duration.ofHours(1));
                  return "slept";
                });
    crowd.awaitBlocked();
    crowds.close();
    assertThat(crowd.awaitBlocked().failures())
        .singleElement()
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void a_task_runs_when_its_moment_comes() {
    AtomicInteger runs = new AtomicInteger();
    waits.schedule(runs::incrementAndGet, Duration.ofSeconds(2));
    time.advance(Duration.ofSeconds(1));
    assertThat(runs).hasValue(0);
    time.advance(Duration.ofSeconds(1));
    assertThat(runs).hasValue(1);
  }

  @Test
  void a_failing_condition_reaches_its_caller() {
    assertThatThrownBy(
            () ->
                waits.until(
                    () -> {
                      throw new IllegalStateException("no");
                    },
                    Duration.ofSeconds(1)))
        .hasMessage("no");
    assertThat(waits.next()).isEmpty();
  }
}
