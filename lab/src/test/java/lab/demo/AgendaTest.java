package lab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lab.time.Time;
import org.junit.jupiter.api.Test;

class AgendaTest {
  private static final Duration END = Duration.ofMinutes(100);

  @Test
  void things_happen_in_their_order_and_time_moves_with_them() {
    List<Long> moments = live(7);
    assertThat(moments).isSorted().doesNotHaveDuplicates();
    assertThat(moments.get(moments.size() - 1)).isLessThan(END.toMillis());
  }

  @Test
  void the_same_seed_brings_the_same_visits_about_as_many_as_asked_for() {
    assertThat(live(7)).isEqualTo(live(7)).isNotEqualTo(live(8));
    assertThat(live(7)).hasSizeBetween(1100, 1300);
  }

  @Test
  void what_takes_time_itself_puts_off_what_comes_after_it() {
    Time time = new Time(Instant.EPOCH);
    Agenda agenda = new Agenda(time, new Random(7));
    agenda.byChance(1, Duration.ofSeconds(10), () -> time.advance(Duration.ofSeconds(5)));
    agenda.live();
    assertThat(time.passed()).isGreaterThan(Duration.ofSeconds(10));
  }

  /** One visit in five seconds. */
  private static List<Long> live(long seed) {
    Time time = new Time(Instant.EPOCH);
    List<Long> moments = new ArrayList<>();
    Agenda agenda = new Agenda(time, new Random(seed));
    agenda.byChance(0.2, END, () -> moments.add(time.passed().toMillis()));
    agenda.live();
    return moments;
  }
}
