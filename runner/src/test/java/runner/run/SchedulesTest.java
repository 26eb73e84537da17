package runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import runner.protocol.Status;
import runner.protocol.TestResult;

class SchedulesTest {
  @Test
  void those_of_all_tests_are_added() {
    assertThat(of("84", "", "6")).get().hasToString("90");
    assertThat(of("84", "", "6").map(Schedules::words)).contains("90 schedules");
    assertThat(of("1").map(Schedules::words)).contains("1 schedule");
  }

  @Test
  void if_one_test_has_more_the_step_has() {
    assertThat(of("84", "first 100")).get().hasToString("first 184");
    assertThat(of("first 100").map(Schedules::words)).contains("the first 100 schedules");
  }

  @Test
  void the_greatest_bound_is_told() {
    assertThat(of("40/2", "3/1", "5")).get().hasToString("48/2");
    assertThat(of("40/2").map(Schedules::words)).contains("40 schedules of up to 2 switches");
    assertThat(of("1/1").map(Schedules::words)).contains("1 schedule of up to 1 switch");
  }

  @Test
  void what_is_no_number_is_not_counted() {
    assertThat(of("", "many", "-3", "99999999999999")).isEmpty();
  }

  private static Optional<Schedules> of(String... reported) {
    return Schedules.of(
        Stream.of(reported)
            .map(told -> new TestResult("t", Status.PASS, "", "").reporting("", told))
            .toList());
  }
}
