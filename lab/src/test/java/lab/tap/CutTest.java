package lab.tap;

import static lab.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.node.Nodes;
import lab.redis.Redis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** A line that breaks: what the server has executed then, and what the client is told. */
@ExtendWith(LabExtension.class)
class CutTest {
  private static final int COMMANDS = 5;

  @ParameterizedTest
  @EnumSource(Cut.class)
  void one_command_after_another(Cut when, Nodes nodes, Redis redis) {
    for (int through = 0; through < COMMANDS; through++) {
      redis.flush();
      Node node = nodes.fresh();
      node.tap().cutAfter(through, when);
      for (int i = 0; i < through; i++) {
        node.redis().incr("count");
      }
      assertThat(node.tap().wasCut()).isFalse();
      assertThatThrownBy(() -> node.redis().incr("count"))
          .isInstanceOf(JedisConnectionException.class);
      assertThat(node.tap().wasCut()).isTrue();
      assertThat(count(redis)).as("executed").isEqualTo(through + executed(when));
      assertThatThrownBy(() -> node.redis().incr("count")).isInstanceOf(JedisException.class);
      assertThat(count(redis)).as("executed").isEqualTo(through + executed(when));
    }
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  void commands_of_one_pipeline(Cut when, Nodes nodes, Redis redis) {
    for (int through = 0; through < COMMANDS; through++) {
      redis.flush();
      Node node = nodes.fresh();
      node.tap().cutAfter(through, when);
      assertThatThrownBy(() -> pipeline(node)).isInstanceOf(JedisException.class);
      assertThat(node.tap().wasCut()).isTrue();
      assertThat(count(redis)).as("executed").isEqualTo(through + executed(when));
    }
  }

  private static void pipeline(Node node) {
    try (var pipeline = node.redis().pipelined()) {
      for (int i = 0; i < COMMANDS; i++) {
        pipeline.incr("count");
      }
      pipeline.sync();
    }
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  void connections_are_counted_together(Cut when, Node node, Redis redis) {
    node.tap().cutAfter(3, when);
    try (var one = node.redis().pipelined();
        var two = node.redis().pipelined()) {
      one.incr("count");
      one.sync();
      two.incr("count");
      two.sync();
      node.redis().incr("count");
      two.incr("count");
      assertThatThrownBy(two::sync).isInstanceOf(JedisConnectionException.class);
      one.incr("count");
      assertThatThrownBy(one::sync).isInstanceOf(JedisConnectionException.class);
    } catch (JedisException broken) {
      assertThat(node.tap().wasCut()).as("lines were broken when they were closed").isTrue();
    }
    assertThat(count(redis)).isEqualTo(3 + executed(when));
    assertThat(node.tap().commands()).extracting(Command::connection).contains(1L, 2L, 3L);
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  void callers_at_the_same_time(Cut when, Nodes nodes, Redis redis, Crowds crowds) {
    for (int through : List.of(0, 1, 7, 19)) {
      redis.flush();
      Node node = nodes.fresh();
      node.tap().cutAfter(through, when);
      Crowd<Long> crowd = crowds.of(20).call(n -> node.redis().incr("count"));
      crowd.awaitBlocked();
      assertThat(node.tap().wasCut()).isTrue();
      assertThat(count(redis)).as("executed").isEqualTo(through + executed(when));
      assertThat(crowd.failures()).hasSizeGreaterThanOrEqualTo(20 - through);
      assertThat(crowd.outcomes()).hasSize(20);
    }
  }

  @Test
  void a_transaction_is_executed_with_its_last_command_only(Nodes nodes, Redis redis) {
    for (Cut when : Cut.values()) {
      for (int through = 0; through <= 3; through++) {
        redis.flush();
        Node node = nodes.fresh();
        node.tap().cutAfter(through, when);
        assertThatThrownBy(() -> transaction(node)).isInstanceOf(JedisException.class);
        boolean done = through == 3 && when == Cut.AFTER_SENDING;
        assertThat(count(redis)).as("%d %s", through, when).isEqualTo(done ? 2 : 0);
      }
    }
  }

  private static void transaction(Node node) {
    try (var transaction = node.redis().multi()) {
      transaction.incr("count");
      transaction.incr("count");
      transaction.exec();
    }
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  void a_script_is_one_command(Cut when, Node node, Redis redis) {
    node.tap().cutAfter(0, when);
    String twice = "redis.call('INCR', KEYS[1]) return redis.call('INCR', KEYS[1])";
    assertThatThrownBy(() -> node.redis().eval(twice, 1, "count"))
        .isInstanceOf(JedisConnectionException.class);
    assertThat(count(redis)).isEqualTo(2 * executed(when));
  }

  @Test
  void a_caller_that_waits_in_the_server_does_not_keep_the_line_whole(
      Node node, Redis redis, Crowds crowds) {
    node.tap().cutAfter(1, Cut.BEFORE_SENDING);
    Crowd<?> waiter = crowds.of(1).call(n -> node.redis().blpop(0, "queue"));
    waiter.awaitBlocked();
    assertThatThrownBy(() -> node.redis().incr("count"))
        .isInstanceOf(JedisConnectionException.class);
    assertThat(waiter.awaitBlocked().failures()).hasSize(1);
    assertThat(count(redis)).isZero();
  }

  @Test
  void after_healing_new_lines_carry_everything(Node node, Redis redis) {
    node.redis().incr("count");
    node.tap().cutAfter(0, Cut.BEFORE_SENDING);
    assertThatThrownBy(() -> node.redis().incr("count")).isInstanceOf(JedisException.class);
    node.tap().heal();
    assertThat(node.tap().wasCut()).isFalse();
    assertThat(node.redis().incr("count")).isEqualTo(2);
    assertThat(count(redis)).isEqualTo(2);
  }

  @Test
  void what_a_gate_held_gets_nowhere_when_the_node_is_closed(
      Node node, Redis redis, Crowds crowds) {
    node.tap().hold(command -> true);
    Crowd<Long> crowd = crowds.of(5).call(n -> node.redis().incr("count"));
    crowd.awaitBlocked();
    node.close();
    assertThat(crowd.finish().failures()).hasSize(5);
    assertThat(count(redis)).isZero();
  }

  private static int executed(Cut when) {
    return when == Cut.AFTER_SENDING ? 1 : 0;
  }

  private static int count(Redis redis) {
    String count = redis.admin().get("count");
    return count == null ? 0 : Integer.parseInt(count);
  }
}
