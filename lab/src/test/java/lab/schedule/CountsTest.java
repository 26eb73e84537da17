package lab.schedule;

import static lab.schedule.Straight.appends;
import static lab.schedule.Straight.orders;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import lab.junit.LabExtension;
import lab.redis.Redis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Straight callers have as many schedules as their acts have orders, each of them once. */
@ExtendWith(LabExtension.class)
class CountsTest {
  private final Set<String> seen = new HashSet<>();

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 1, 1", "2, 2, 1", "2, 2, 2", "0, 1, 2"})
  void three_callers_of_three_nodes(int a, int b, int c, Schedules schedules, Redis redis)
      throws Exception {
    Race.Explored explored =
        schedules
            .of(node -> node)
            .caller("A", 1, appends("text", "a", a))
            .caller("B", 2, appends("text", "b", b))
            .caller("C", 3, appends("text", "c", c))
            .firstSchedules(10_000)
            .check(ran -> assertThat(seen.add("" + redis.admin().get("text"))).isTrue());
    assertThat(explored).isEqualTo(new Race.Explored(orders(a, b, c), true, 0));
  }

  /** Callers of one node share memory: others may see that one has begun. */
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "2, 1", "3, 2"})
  void callers_of_one_node_have_their_begin_as_one_more_act(int m, int n, Schedules schedules)
      throws Exception {
    Race.Explored explored =
        schedules
            .of(node -> node)
            .caller("A", 1, appends("text", "a", m))
            .caller("B", 1, appends("text", "b", n))
            .firstSchedules(10_000)
            .check(ran -> {});
    assertThat(explored).isEqualTo(new Race.Explored(orders(m + 1, n + 1), true, 0));
  }

  @Test
  void two_callers_of_one_node_and_one_of_another(Schedules schedules) throws Exception {
    Race.Explored explored =
        schedules
            .of(node -> node)
            .caller("A", 1, appends("text", "a", 1))
            .caller("B", 1, appends("text", "b", 1))
            .caller("C", 2, appends("text", "c", 1))
            .firstSchedules(10_000)
            .check(ran -> {});
    assertThat(explored).isEqualTo(new Race.Explored(orders(2, 2, 1), true, 0));
  }

  /**
   * Of the orders of m and n acts, those in which a caller is kept from going on at most k times.
   */
  @ParameterizedTest
  @CsvSource({"1, 6, 1", "2, 14, 2", "3, 18, 3", "4, 20, 0", "9, 20, 0"})
  void a_bound_on_preemptions_leaves_out_the_rest_and_says_so(
      int most, int orders, int bound, Schedules schedules) throws Exception {
    Race.Explored explored =
        schedules
            .of(node -> node)
            .caller("A", 1, appends("text", "a", 3))
            .caller("B", 2, appends("text", "b", 3))
            .preemptions(most)
            .check(ran -> {});
    assertThat(explored).isEqualTo(new Race.Explored(orders, true, bound));
  }

  @Test
  void so_many_and_no_more(Schedules schedules, Redis redis) throws Exception {
    Race.Explored explored =
        schedules
            .of(node -> node)
            .caller("A", 1, appends("text", "a", 4))
            .caller("B", 2, appends("text", "b", 4))
            .firstSchedules(33)
            .check(ran -> assertThat(seen.add(redis.admin().get("text"))).isTrue());
    assertThat(explored).isEqualTo(new Race.Explored(33, false, 0));
    assertThat(schedules.told()).isEqualTo("first 33");
  }

  @Test
  void fewer_preemptions_come_first(Schedules schedules, Redis redis) throws Exception {
    int[] before = {0};
    schedules
        .of(node -> node)
        .caller("A", 1, appends("text", "a", 3))
        .caller("B", 2, appends("text", "b", 3))
        .check(
            ran -> {
              int preemptions = preemptions(redis.admin().get("text"), 3);
              assertThat(preemptions).isGreaterThanOrEqualTo(before[0]);
              before[0] = preemptions;
            });
  }

  /** How often one goes on while the other, who was at it, has not had all of its turns. */
  private static int preemptions(String order, int each) {
    int count = 0;
    for (int i = 1; i < order.length(); i++) {
      char last = order.charAt(i - 1);
      long turns = order.substring(0, i).chars().filter(who -> who == last).count();
      count += order.charAt(i) != last && turns < each ? 1 : 0;
    }
    return count;
  }
}
