package lab.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.redis.Redis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LabExtension.class)
class GateTest {
  @Test
  void two_nodes_can_be_led_step_by_step(Node one, Node two, Crowds crowds, Redis redis) {
    List<Gate> gates = List.of(one.tap().hold(c -> true), two.tap().hold(c -> true));
    List<Node> nodes = List.of(one, two);
    Crowd<String> crowd =
        crowds
            .of(2)
            .call(
                n -> {
                  String seen = nodes.get(n).redis().get("count");
                  nodes.get(n).redis().set("count", (seen == null ? "" : seen) + n);
                  return seen;
                });
    for (int next : new int[] {0, 1, 1, 0}) {
      crowd.awaitBlocked();
      assertThat(gates.get(next).releaseOne()).isTrue();
    }
    assertThat(crowd.awaitBlocked().values()).containsOnlyNulls().hasSize(2);
    assertThat(redis.admin().get("count")).isEqualTo("0");
  }

  @Test
  void a_pipeline_stands_in_its_middle(Node node, Crowds crowds, Redis redis) {
    Gate gate = node.tap().hold(command -> command.name().equals("DECR"));
    Crowd<Long> crowd =
        crowds
            .of(1)
            .call(
                n -> {
                  try (var pipeline = node.redis().pipelined()) {
                    pipeline.incr("count");
                    var reply = pipeline.decr("count");
                    pipeline.sync();
                    return reply.get();
                  }
                })
            .awaitBlocked();
    assertThat(redis.admin().get("count")).isEqualTo("1");
    gate.release();
    assertThat(crowd.awaitBlocked().values()).containsExactly(0L);
  }

  @Test
  void a_reply_is_held_when_redis_has_done_what_it_answers(Node node, Crowds crowds, Redis redis) {
    Gate gate = node.tap().holdReplies(command -> command.name().equals("INCR"));
    Crowd<Long> crowd = crowds.of(2).call(n -> node.redis().incr("count")).awaitBlocked();
    assertThat(redis.admin().get("count")).isEqualTo("2");
    assertThat(crowd.unfinished()).isEqualTo(2);
    gate.letGo();
    assertThat(crowd.awaitBlocked().values()).containsExactlyInAnyOrder(1L, 2L);
  }
}
