package runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.FakeCourse;
import runner.protocol.Order;
import runner.trouble.MachineLacks;

class LostServersTest {
  @TempDir Path folder;

  @Test
  void a_run_whose_servers_ended_is_repeated_with_new_ones() {
    Mortal servers = new Mortal(false, true, false);
    assertThat(run(servers, FakeCourse.STARTER).solved()).containsExactly(3);
    assertThat(servers.lost).isEmpty();
  }

  @Test
  void servers_that_end_again_and_again_are_a_fault_of_the_machine() {
    assertThatThrownBy(() -> run(new Mortal(false, true, true), FakeCourse.STARTER))
        .isInstanceOf(MachineLacks.class)
        .hasMessageContaining("ended twice");
  }

  @Test
  void a_run_that_passed_needs_no_servers_any_more() {
    Mortal servers = new Mortal(false, true);
    assertThat(run(servers, FakeCourse.SOLUTION).passed()).isTrue();
    assertThat(servers.lost).containsExactly(true);
  }

  private ChapterResult run(ServerSource servers, String answer) {
    FakeCourse fake = FakeCourse.in(folder);
    try (Runner runner = new Runner(servers, Limits.usual())) {
      return runner.lane(0).run(fake.zero(), fake.answer(answer));
    }
  }

  /** Servers that answer in turn whether they have ended. */
  private static final class Mortal implements ServerSource {
    private final Deque<Boolean> lost;

    Mortal(Boolean... lost) {
      this.lost = new ArrayDeque<>(List.of(lost));
    }

    @Override
    public CompletableFuture<List<Order.Setting>> settings() {
      return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public boolean lost() {
      return lost.removeFirst();
    }

    @Override
    public void close() {}
  }
}
