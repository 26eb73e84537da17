package lab.schedule;

import static lab.schedule.Straight.appends;
import static lab.schedule.Straight.doing;
import static lab.schedule.Straight.orders;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.stream.Stream;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.origin.Origin;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is one act, before which others may come: whatever happens at once in a server. */
@ExtendWith(LabExtension.class)
class PointsTest {
  private static final String SELECT = "select cents from shop.products where id = 3";
  private static final String UPDATE = "update shop.products set cents = cents where id = 3";

  static Stream<Arguments> programs() {
    return Stream.of(
        program("a command", 1, appends("x", "a", 1)),
        program("nothing", 0, node -> null),
        program("a script", 1, node -> node.redis().eval("redis.call('set', 'x', 1)")),
        program("a transaction", 1, PointsTest::inOneTransaction),
        program("a transaction that is thrown away", 0, PointsTest::discards),
        program("WATCH, a read and a transaction", 3, PointsTest::watches),
        program("a pipeline of three", 3, PointsTest::inOnePipeline),
        program("a statement that commits by itself", 1, sql(true, SELECT)),
        program("two statements and COMMIT", 3, sql(false, SELECT, UPDATE)),
        program("two statements as one text", 1, sql(true, SELECT + "; " + SELECT)),
        program("a ping", 0, node -> node.redis().ping()),
        program("a sleep", 0, PointsTest::sleeps),
        program("a condition that asks Redis", 1, PointsTest::asks));
  }

  private static Arguments program(String name, int acts, Race.Call<Node> call) {
    return Arguments.of(name, acts, call);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("programs")
  void so_many_acts(String name, int acts, Race.Call<Node> call, Schedules schedules)
      throws Exception {
    Race.Explored explored =
        schedules
            .of(node -> node)
            .caller("A", 1, call)
            .caller("B", 2, appends("y", "b", 2))
            .check(ran -> assertThat(ran.failure("A")).isEmpty());
    boolean waits = name.equals("a sleep");
    assertThat(explored).isEqualTo(new Race.Explored(waits ? 1 : orders(acts, 2), true, 0));
  }

  @org.junit.jupiter.api.Test
  void a_load_of_the_shop_is_one(Schedules schedules, Origin origin, lab.shop.Shop shop)
      throws Exception {
    Race.Call<Node> loads = node -> shop.prices().find("Tea kettle");
    Race.Explored explored =
        schedules
            .of(node -> node)
            .caller("A", 1, doing(loads, loads))
            .caller("B", 2, appends("y", "b", 2))
            .check(ran -> {});
    assertThat(explored.schedules()).isEqualTo(orders(2, 2));
  }

  private static Object inOneTransaction(Node node) {
    try (var transaction = node.redis().multi()) {
      transaction.set("x", "1");
      transaction.incr("x");
      return transaction.exec().toString();
    }
  }

  private static Object discards(Node node) {
    try (var transaction = node.redis().multi()) {
      transaction.set("x", "1");
      return transaction.discard();
    }
  }

  private static Object watches(Node node) {
    try (var transaction = node.redis().transaction(false)) {
      transaction.watch("x");
      node.redis().get("x");
      transaction.multi();
      transaction.set("x", "1");
      return "" + transaction.exec();
    }
  }

  private static Object inOnePipeline(Node node) {
    try (var pipeline = node.redis().pipelined()) {
      pipeline.set("x", "1");
      pipeline.incr("x");
      pipeline.del("x");
      pipeline.sync();
    }
    return null;
  }

  private static Race.Call<Node> sql(boolean commits, String... statements) {
    return node -> {
      try (Connection connection = node.dataSource().getConnection();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(commits);
        for (String text : statements) {
          statement.execute(text);
        }
        if (!commits) {
          connection.commit();
        }
      }
      return null;
    };
  }

  private static Object sleeps(Node node) throws InterruptedException {
    node.waits().sleep(java.time.Duration.ofMillis(100));
    return null;
  }

  private static Object asks(Node node) throws InterruptedException {
    return node.waits().until(() -> !node.redis().exists("z"), java.time.Duration.ofMillis(100));
  }
}
