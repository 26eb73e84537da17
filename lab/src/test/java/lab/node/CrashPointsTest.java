package lab.node;

import static lab.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lab.junit.LabExtension;
import lab.redis.Redis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.params.SetParams;

@ExtendWith(LabExtension.class)
class CrashPointsTest {
  @Test
  void set_then_expire_leaves_an_entry_without_an_end(CrashPoints crashPoints, Redis redis)
      throws Exception {
    List<String> immortalAfter = new ArrayList<>();
    int points =
        crashPoints.each(
            redis::flush,
            node -> {
              node.redis().set("entry", "value");
              node.redis().expire("entry", 60);
            },
            crash -> {
              if (redis.entries().stream().anyMatch(entry -> entry.left().isEmpty())) {
                immortalAfter.add(crash.toString());
              }
            });
    assertThat(points).isEqualTo(4);
    assertThat(immortalAfter)
        .containsExactly(
            "after 1 command", "after 0 commands, while it waited for the answer to the next");
  }

  @Test
  void one_command_a_transaction_and_a_script_leave_none(CrashPoints crashPoints, Redis redis)
      throws Exception {
    Map<String, CrashPoints.Operation> right =
        Map.of(
            "SET EX", node -> node.redis().set("e", "v", new SetParams().ex(60)),
            "MULTI",
                node -> {
                  try (var transaction = node.redis().multi()) {
                    transaction.hset("e", "f", "v");
                    transaction.expire("e", 60);
                    transaction.exec();
                  }
                },
            "script",
                node ->
                    node.redis()
                        .eval(
                            "redis.call('SET', KEYS[1], 'v') redis.call('EXPIRE', KEYS[1], 60)",
                            1,
                            "e"));
    for (var each : right.entrySet()) {
      int points =
          crashPoints.each(
              redis::flush,
              each.getValue(),
              crash -> assertThat(redis).as(each.getKey()).everythingEnds());
      assertThat(points).as(each.getKey()).isPositive();
    }
  }

  @Test
  void a_failure_that_no_cut_explains_is_the_operations_own(CrashPoints crashPoints) {
    assertThatThrownBy(
            () ->
                crashPoints.each(
                    () -> {},
                    node -> {
                      throw new IllegalStateException("a bug");
                    },
                    crash -> {}))
        .hasMessage("a bug");
  }
}
