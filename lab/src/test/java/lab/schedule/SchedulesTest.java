package lab.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import lab.junit.LabExtension;
import lab.node.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.RedisClient;

@ExtendWith(LabExtension.class)
class SchedulesTest {
  @ParameterizedTest
  @CsvSource({"1, 1, 2", "2, 2, 6", "3, 4, 35", "4, 4, 70", "0, 3, 1"})
  void straight_callers_of_two_nodes_have_as_many_orders_as_there_are(
      int m, int n, int orders, Schedules schedules) throws Exception {
    Set<List<String>> seen = new HashSet<>();
    List<String> order = new CopyOnWriteArrayList<>();
    var explored =
        schedules
            .of(Node::redis)
            .caller("A", 1, redis -> asks(redis, "a", m, order))
            .caller("B", 2, redis -> asks(redis, "b", n, order))
            .onFreshState(order::clear)
            .firstSchedules(10_000)
            .check(ran -> assertThat(seen.add(List.copyOf(order))).isTrue());
    assertThat(explored).isEqualTo(new Race.Explored(orders, true, 0));
  }

  @Test
  void whoever_is_not_kept_waiting_goes_through(Schedules schedules) throws Exception {
    List<Boolean> through = new ArrayList<>();
    schedules
        .of(node -> node)
        .caller("A", 1, Straight.appends("list", "a", 2))
        .caller("B", 2, Straight.appends("list", "b", 2))
        .check(ran -> through.add(ran.wentThrough("A")));
    assertThat(through).hasSize(6).filteredOn(each -> each).hasSize(3); // aabb baab bbaa
  }

  private static Object asks(RedisClient redis, String who, int times, List<String> order) {
    IntStream.range(0, times)
        .forEach(
            n -> {
              redis.append("list", who);
              order.add(who);
            });
    return null;
  }
}
