package lab.schedule;

import static lab.schedule.Straight.appends;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.redis.Redis;
import lab.shop.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node that dies does nothing more, and is not used again. */
@ExtendWith(LabExtension.class)
class DyingTest {
  @Test
  void before_any_act_or_not_at_all_and_what_comes_next_never_leaves(
      Schedules schedules, Redis redis) throws Exception {
    List<String> ends = new ArrayList<>();
    Race.Explored explored =
        schedules
            .of(node -> node)
            .caller("A", 1, appends("text", "a", 3))
            .mayDie("A")
            .check(
                ran -> {
                  String end = redis.admin().get("text");
                  ends.add("" + end);
                  assertThat(ran.failure("A").isPresent()).isEqualTo(!"aaa".equals(end));
                });
    assertThat(explored).isEqualTo(new Race.Explored(4, true, 0));
    assertThat(ends).containsExactlyInAnyOrder("aaa", "null", "a", "aa");
  }

  @Test
  void others_go_on(Schedules schedules, Redis redis) throws Exception {
    Race.Explored explored =
        schedules
            .of(node -> node)
            .caller("A", 1, appends("text", "a", 1))
            .caller("B", 2, appends("text", "b", 1))
            .mayDie("A")
            .check(
                ran -> {
                  assertThat(ran.failure("B")).isEmpty();
                  assertThat(redis.admin().get("text")).contains("b");
                });
    // A B and B A without it; before both, after A, and after B
    assertThat(explored.schedules()).isEqualTo(5);
  }

  @Test
  void the_next_schedule_has_a_fresh_one(Schedules schedules) throws Exception {
    Set<Node> used = new HashSet<>();
    Set<Node> dead = new HashSet<>();
    Race.Call<Node> twice =
        node -> {
          assertThat(dead).doesNotContain(node);
          used.add(node);
          node.redis().append("text", "a");
          return node.redis().append("text", "a");
        };
    schedules
        .of(node -> node)
        .caller("A", 1, twice)
        .mayDie("A")
        .check(ran -> ran.failure("A").ifPresent(failure -> dead.addAll(used)));
    assertThat(dead).hasSize(2);
  }

  @Test
  void an_open_transaction_is_rolled_back(Schedules schedules, Shop shop) throws Exception {
    long before = shop.product(3).orElseThrow().cents();
    Set<Long> ends = new HashSet<>();
    Race.Call<Node> changes =
        node -> {
          try (var connection = node.dataSource().getConnection();
              var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update shop.products set cents = 7 where id = 3");
            connection.commit();
          }
          return null;
        };
    Race.Explored explored =
        schedules
            .of(node -> node)
            .caller("A", 1, changes)
            .onFreshState(() -> shop.reprice(3, before))
            .mayDie("A")
            .check(
                ran -> {
                  long cents = shop.product(3).orElseThrow().cents();
                  assertThat(cents == 7).isEqualTo(ran.failure("A").isEmpty());
                  ends.add(cents);
                });
    assertThat(explored.schedules()).isEqualTo(3);
    assertThat(ends).containsExactlyInAnyOrder(before, 7L);
  }
}
