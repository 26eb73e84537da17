package lab.schedule;

import static lab.schedule.Straight.appends;
import static lab.schedule.Straight.doing;
import static lab.schedule.Straight.orders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.TreeSet;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.redis.Redis;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many schedules are left when those that differ in nothing are left out: one for each way in
 * which the acts that touch one another can follow one another.
 */
@ExtendWith(LabExtension.class)
class ReductionTest {
  private Schedules schedules;
  private Redis redis;

  @BeforeEach
  void open(Schedules schedules, Redis redis) {
    this.schedules = schedules;
    this.redis = redis;
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "0, 3"})
  void of_callers_that_touch_different_keys_one_is_left(int m, int n) throws Exception {
    assertThat(count(appends("one", "a", m), appends("two", "b", n), false))
        .isEqualTo(orders(m, n));
    assertThat(count(appends("one", "a", m), appends("two", "b", n), true)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "0, 3"})
  void of_callers_that_write_the_same_key_all_are_left(int m, int n) throws Exception {
    assertThat(count(appends("one", "a", m), appends("one", "b", n), true)).isEqualTo(orders(m, n));
  }

  /** With p acts on keys of their own around each of i and j acts on one key: orders of i and j. */
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 1, 1", "1, 2, 1", "1, 2, 2"})
  void what_is_left_are_the_orders_of_what_is_shared(int p, int i, int j) throws Exception {
    Race.Call<Node> a = mixed("mine", "a", p, i);
    Race.Call<Node> b = mixed("yours", "b", p, j);
    assertThat(count(a, b, true)).isEqualTo(orders(i, j));
  }

  @Test
  void of_readers_one_is_left_and_a_writer_may_come_between_any_two_reads() throws Exception {
    assertThat(count(reads(3), reads(2), true)).isEqualTo(1);
    assertThat(count(reads(3), appends("shared", "b", 1), true)).isEqualTo(4);
  }

  @Test
  void redis_and_the_database_do_not_see_each_other() throws Exception {
    Race.Call<Node> selects =
        node -> {
          try (var connection = node.dataSource().getConnection();
              var statement = connection.createStatement()) {
            statement.executeQuery("select cents from shop.products where id = 3");
          }
          return null;
        };
    assertThat(count(doing(selects, selects), appends("one", "b", 2), true)).isEqualTo(1);
  }

  /** A script may touch anything, a transaction too. */
  @Test
  void what_is_not_known_to_be_apart_is_not_left_out() throws Exception {
    Race.Call<Node> script = node -> node.redis().eval("return redis.call('get', 'x')");
    assertThat(count(script, appends("one", "b", 2), true)).isEqualTo(orders(1, 2));
  }

  @Test
  void callers_of_one_node_may_see_each_other_in_its_memory() throws Exception {
    int left =
        schedules
            .of(node -> node)
            .caller("A", 1, appends("one", "a", 1))
            .caller("B", 1, appends("two", "b", 1))
            .leavingOutTheSame()
            .check(ran -> {})
            .schedules();
    assertThat(left).isEqualTo(orders(2, 2));
  }

  @Test
  void an_event_may_come_between_any_two_acts_all_the_same() throws Exception {
    Set<String> seen = new TreeSet<>();
    Race.Explored explored =
        schedules
            .of(node -> node)
            .caller("A", 1, appends("one", "a", 2))
            .caller("B", 2, appends("two", "b", 2))
            .mayHappen("everything is evicted", redis::flush)
            .leavingOutTheSame()
            .check(ran -> seen.add(redis.admin().get("one") + " " + redis.admin().get("two")));
    assertThat(explored.all()).isTrue();
    // gone after any number of acts of each, but not after all of both
    assertThat(seen)
        .containsExactlyInAnyOrder(
            "aa bb", "aa b", "aa null", "a bb", "a b", "a null", "null bb", "null b");
  }

  /** The final texts are the same with and without: what is left out was there already. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "2, 2"})
  void every_end_is_reached_all_the_same(int i, int j) throws Exception {
    Race.Call<Node> a = mixed("mine", "a", 1, i);
    Race.Call<Node> b = mixed("yours", "b", 1, j);
    assertThat(ends(a, b, true)).isEqualTo(ends(a, b, false));
  }

  /** The others are the same as one with more preemptions, and that is not run. */
  @Test
  void there_is_no_bound_on_preemptions_with_it() {
    Race<Node> race = race(reads(1), reads(1), true).preemptions(1);
    assertThatThrownBy(() -> race.check(ran -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("would leave out too many");
  }

  private int count(Race.Call<Node> a, Race.Call<Node> b, boolean reduced) throws Exception {
    Race.Explored explored = race(a, b, reduced).check(ran -> {});
    assertThat(explored.all()).isTrue();
    assertThat(explored.bound()).isZero();
    return explored.schedules();
  }

  private Set<String> ends(Race.Call<Node> a, Race.Call<Node> b, boolean reduced) throws Exception {
    Set<String> seen = new TreeSet<>();
    race(a, b, reduced).check(ran -> seen.add(redis.admin().get("shared")));
    return seen;
  }

  private Race<Node> race(Race.Call<Node> a, Race.Call<Node> b, boolean reduced) {
    Race<Node> race =
        schedules.of(node -> node).caller("A", 1, a).caller("B", 2, b).firstSchedules(10_000);
    return reduced ? race.leavingOutTheSame() : race;
  }

  private static Race.Call<Node> mixed(String own, String word, int apart, int shared) {
    Race.Call<Node> mine = appends(own, word, apart);
    return node -> {
      mine.on(node);
      for (int i = 0; i < shared; i++) {
        node.redis().append("shared", word);
        mine.on(node);
      }
      return null;
    };
  }

  private static Race.Call<Node> reads(int times) {
    return node -> {
      for (int i = 0; i < times; i++) {
        node.redis().get("shared");
      }
      return null;
    };
  }
}
