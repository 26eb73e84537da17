package lab.crowd;

import static lab.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import lab.callers.Callers;
import lab.shop.DatabaseDown;
import lab.time.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrowdTest {
  private final Time time = new Time(Instant.EPOCH);
  private final Callers callers = new Callers("lab.crowd", 5_000, () -> {});
  private final Crowds crowds = new Crowds(callers, time, List.of());

  @AfterEach
  void sendEveryoneHome() {
    crowds.close();
  }

  @Test
  void keeps_what_each_caller_got_or_was_told() {
    Crowd<Integer> crowd =
        crowds
            .of(4)
            .call(
                n -> {
                  if (n == 3) {
                    throw new DatabaseDown("down");
                  }
                  return n;
                });
    crowd.finish();
    assertThat(crowd.values()).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(crowd).failedWith(DatabaseDown.class, 1);
  }

  @Test
  void says_who_went_away_with_what() {
    Crowd<String> crowd = crowds.of(3).call(n -> n == 0 ? "price" : null);
    crowd.finish();
    assertThatThrownBy(() -> assertThat(crowd).everyoneGot("price"))
        .hasMessageStartingWith("Of 3 callers, 1 got price, 2 got nothing.");
  }

  @Test
  void a_caller_that_never_comes_back_is_reported() {
    Crowd<String> crowd = crowds.of(2).call(n -> new CompletableFuture<String>().get());
    assertThatThrownBy(crowd::finish)
        .hasMessage("2 of 2 callers never came back: each waits for something that never comes.");
  }

  @Test
  void can_be_waited_for_on_the_machines_own_clock() throws Exception {
    assertThat(crowds.of(3).call(n -> n).join(Duration.ofSeconds(10)).values()).hasSize(3);
    Crowd<String> lost = crowds.of(2).call(n -> new CompletableFuture<String>().get());
    assertThatThrownBy(() -> lost.join(Duration.ofMillis(20)))
        .hasMessageStartingWith("2 of 2 callers never came back: they were still at work after");
  }

  @Test
  void threads_are_kept_but_not_what_was_meant_for_their_last_call() {
    Set<Thread> first =
        new HashSet<>(crowds.of(3).call(n -> Thread.currentThread()).finish().values());
    Crowd<Boolean> waiting = crowds.of(3).call(n -> new CompletableFuture<Boolean>().get());
    waiting.awaitBlocked();
    waiting.interrupt();
    waiting.awaitBlocked();
    assertThat(waiting).failedWith(InterruptedException.class, 3);
    waiting.interrupt(); // they are gone
    Crowd<Boolean> next = crowds.of(3).call(n -> Thread.currentThread().isInterrupted());
    assertThat(next.finish()).everyoneGot(false);
    Crowd<Thread> last = crowds.of(3).call(n -> Thread.currentThread());
    assertThat(last.finish().values()).containsExactlyInAnyOrderElementsOf(first);
  }

  @Test
  void a_caller_that_an_earlier_test_left_behind_disturbs_no_later_one() {
    AtomicBoolean enough = new AtomicBoolean();
    Crowd<Thread> stuck =
        crowds
            .of(1)
            .call(
                n -> {
                  while (!enough.get()) {
                    Thread.onSpinWait();
                  }
                  return Thread.currentThread();
                });
    Callers later = new Callers("lab.crowd", 5_000, () -> {});
    assertThat(new Crowds(later, time, List.of()).of(2).call(n -> n).finish().values()).hasSize(2);
    enough.set(true);
    Thread left = stuck.finish().values().get(0);
    assertThat(crowds.of(20).call(n -> Thread.currentThread()).finish().values())
        .doesNotContain(left);
  }

  @Test
  void a_thread_that_a_caller_starts_is_waited_for() {
    AtomicBoolean done = new AtomicBoolean();
    crowds
        .of(1)
        .call(
            n -> {
              new Thread(
                      () -> {
                        for (int i = 0; i < 1_000_000; i++) {
                          Thread.onSpinWait();
                        }
                        done.set(true);
                      })
                  .start();
              return n;
            })
        .awaitBlocked();
    assertThat(done).isTrue();
  }

  @Test
  void has_a_size_that_makes_sense() {
    assertThatThrownBy(() -> crowds.of(0)).hasMessage("a crowd has 1 to 2000 callers, but was 0");
  }
}
