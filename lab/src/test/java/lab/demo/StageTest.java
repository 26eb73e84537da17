package lab.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lab.node.Node;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/** Plays on the real servers. */
class StageTest {
  @Test
  void every_run_finds_an_empty_cache_and_is_drawn_together_with_the_others() throws Exception {
    List<Integer> begun = new ArrayList<>();
    Take take = Player.play(StageTest::leaveTraces, 3, begun::add);
    assertThat(begun).containsExactly(1, 2, 3);
    assertThat(take.runs()).isEqualTo(3);
    assertThat(take.figure("found").orElseThrow().range()).isEqualTo("0");
  }

  private static void leaveTraces(Stage stage) {
    RedisClient redis = stage.node().redis();
    stage.figure("found", "traces of an earlier run", "", redis.exists("trace") ? 1 : 0);
    redis.set("trace", "1");
  }

  @Test
  void customers_come_one_after_the_other_and_leave_with_something_or_nothing() throws Exception {
    Player.play(
        stage -> {
          Marks served = new Marks();
          Customers<String> customers =
              stage.customers(
                  20,
                  Duration.ofMillis(10),
                  number -> {
                    served.mark();
                    if (number == 7) {
                      throw new IllegalStateException("closed");
                    }
                    return number < 5 ? null : "price";
                  });
          long start = customers.come();
          assertThat(served.since(start)).isEqualTo(20);
          assertThat(served.lastAfter(start)).isGreaterThan(9);
          assertThat(customers.emptyHanded()).isEqualTo(5);
          assertThat(customers.refused()).isEqualTo(1);
        },
        1,
        run -> {});
  }

  @Test
  void slow_queries_run_beside_each_other_and_are_marked_as_they_begin() throws Exception {
    Player.play(
        stage -> {
          Marks asked = new Marks();
          stage.slowQueries(Duration.ofMillis(50), asked);
          var customers =
              stage.customers(30, Duration.ZERO, n -> stage.shop().prices().find("Straw hat"));
          long start = customers.come();
          assertThat(asked.since(start)).isEqualTo(30);
          assertThat(stage.origin().mostAtOnce()).isGreaterThan(10);
        },
        1,
        run -> {});
  }

  @Test
  void virtual_time_and_the_ends_of_entries_stay_together() throws Exception {
    Player.play(
        stage -> {
          Node node = stage.node();
          node.redis().set("minute", "1", SetParams.setParams().px(60_000));
          for (int tick = 0; tick < 590; tick++) {
            stage.time().advance(Duration.ofMillis(100));
          }
          assertThat(node.redis().pttl("minute")).isBetween(900L, 1_100L);
          stage.time().advance(Duration.ofSeconds(2));
          assertThat(node.redis().exists("minute")).isFalse();
        },
        1,
        run -> {});
  }

  @Test
  void open_connections_are_open_before_the_first_call() throws Exception {
    Player.play(
        stage -> {
          stage.node().openRedis(40);
          String clients = stage.redis().admin().info("clients");
          String connected =
              clients
                  .lines()
                  .filter(line -> line.startsWith("connected_clients:"))
                  .findFirst()
                  .orElseThrow();
          assertThat(Integer.parseInt(connected.split(":")[1].strip())).isGreaterThan(40);
        },
        1,
        run -> {});
  }

  @Test
  void a_figure_is_a_number() {
    assertThatThrownBy(
            () -> Player.play(stage -> stage.figure("ratio", "faster by", "", 1 / 0.0), 1, r -> {}))
        .hasMessage("ratio must be a number, but was Infinity");
  }
}
