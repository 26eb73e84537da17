package runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
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
    Mortal servers = new Mortal(1);
    assertThat(run(servers, FakeCourse.STARTER).solved()).containsExactly(3);
    assertThat(servers.asked).isEqualTo(2);
  }

  @Test
  void servers_that_end_again_and_again_are_a_fault_of_the_machine() {
    assertThatThrownBy(() -> run(new Mortal(2), FakeCourse.STARTER))
        .isInstanceOf(MachineLacks.class)
        .hasMessageContaining("ended twice");
  }

  @Test
  void a_run_that_passed_needs_no_servers_any_more() {
    Mortal servers = new Mortal(2);
    assertThat(run(servers, FakeCourse.SOLUTION).passed()).isTrue();
    assertThat(servers.asked).isZero();
  }

  private ChapterResult run(ServerSource servers, String answer) {
    FakeCourse fake = FakeCourse.in(folder);
    try (Runner runner = new Runner(servers, Limits.usual())) {
      return runner.lane(0).run(fake.zero(), fake.answer(answer));
    }
  }

  /** Servers that have ended when they are asked, so many times. */
  private static final class Mortal implements ServerSource {
    private final int deaths;
    private int asked;

    Mortal(int deaths) {
      this.deaths = deaths;
    }

    @Override
    public CompletableFuture<List<Order.Setting>> settings() {
      return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public boolean lost() {
      return asked++ < deaths;
    }

    @Override
    public void close() {}
  }
}
