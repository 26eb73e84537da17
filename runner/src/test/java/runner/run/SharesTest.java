package runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.FakeCourse;
import runner.course.StepCard;

class SharesTest {
  @TempDir Path folder;
  private List<StepCard> steps;

  @BeforeEach
  void threeSteps() {
    steps = FakeCourse.in(folder).zero().steps();
  }

  @Test
  void one_worker_gets_all_of_them_in_their_order() {
    Shares shares = new Shares(1);
    shares.took(steps.get(2), Duration.ofSeconds(3));
    assertThat(shares.of(steps)).containsExactly(steps);
  }

  @Test
  void two_workers_are_done_at_about_the_same_time() {
    Shares shares = new Shares(2);
    shares.took(steps.get(0), Duration.ofMillis(200));
    shares.took(steps.get(1), Duration.ofMillis(100));
    shares.took(steps.get(2), Duration.ofMillis(90));
    assertThat(shares.of(steps))
        .containsExactly(List.of(steps.get(0)), List.of(steps.get(1), steps.get(2)));
  }

  @Test
  void no_worker_gets_nothing() {
    Shares shares = new Shares(4);
    assertThat(shares.of(steps)).hasSize(3).allMatch(share -> share.size() == 1);
    assertThat(shares.of(List.of())).isEmpty();
  }
}
