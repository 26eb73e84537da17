package runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoresTest {
  @Test
  void are_read_as_linux_writes_them() {
    assertThat(Cores.numbers("\t0-3,8,10-11\n")).containsExactly(0, 1, 2, 3, 8, 10, 11);
    assertThat(Cores.numbers("5")).containsExactly(5);
  }

  @Test
  void each_worker_has_its_own_if_there_are_just_enough() {
    Cores two = new Cores(List.of(2, 5));
    assertThat(two.before(0, 2)).endsWith("2");
    assertThat(two.before(1, 2)).endsWith("5");
  }

  @Test
  void elsewhere_the_system_decides() {
    assertThat(new Cores(List.of(0, 1)).before(0, 1)).isEmpty();
    assertThat(new Cores(List.of(0, 1, 2)).before(0, 2)).isEmpty();
    assertThat(new Cores(List.of(0)).before(0, 2)).isEmpty();
    assertThat(new Cores(List.of()).before(1, 2)).isEmpty();
  }
}
