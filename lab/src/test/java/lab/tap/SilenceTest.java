package lab.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.redis.Redis;
import lab.time.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.Protocol;

/** Replies that come late, or never: all by the time of the test. */
@ExtendWith(LabExtension.class)
class SilenceTest {
  @Test
  void a_crowd_before_a_black_hole_comes_to_its_end(Node node, Crowds crowds, Time time) {
    node.tap().blackHole();
    Crowd<String> crowd = crowds.of(3).call(n -> node.redis().get("a")).finish();
    assertThat(crowd.failures()).hasSize(3);
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void a_pipeline_is_delayed_once_and_a_sequence_each_time(Node node, Crowds crowds, Time time) {
    node.tap().delay(Duration.ofMillis(500));
    crowds
        .of(1)
        .call(
            n -> {
              try (var pipeline = node.redis().pipelined()) {
                for (int i = 0; i < 20; i++) {
                  pipeline.incr("count");
                }
              }
              return n;
            })
        .finish();
    assertThat(time.passed()).isEqualTo(Duration.ofMillis(500));
    crowds.of(1).call(n -> node.redis().incr("count") + node.redis().incr("count")).finish();
    assertThat(time.passed()).isEqualTo(Duration.ofMillis(1_500));
  }

  @Test
  void delayed_beyond_its_time_out_a_command_is_executed_all_the_same(
      Node node, Crowds crowds, Time time, Redis redis) {
    node.tap().delay(Duration.ofSeconds(5));
    Crowd<String> crowd = crowds.of(1).call(n -> node.redis().set("entry", "value")).finish();
    assertThat(crowd.failures())
        .singleElement()
        .matches(failure -> failure.getCause() instanceof SocketTimeoutException);
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(2));
    assertThat(redis.entries()).hasSize(1);
  }

  @Test
  void a_blocking_pop_ends_with_its_time_and_its_connection_goes_on(
      Node node, Crowds crowds, Time time) {
    Crowd<List<String>> crowd = crowds.of(3).call(n -> node.redis().blpop(5, "queue"));
    crowd.awaitBlocked();
    assertThat(node.tap().mayHear()).isTrue();
    time.advance(Duration.ofMillis(4_999));
    assertThat(crowd.awaitBlocked().outcomes()).isEmpty();
    time.advance(Duration.ofMillis(1));
    assertThat(node.tap().flying()).isEmpty(); // all have their reply, before anybody looks again
    assertThat(crowd.awaitBlocked().values()).hasSize(3).containsOnlyNulls();
    for (int i = 0; i < 3; i++) {
      assertThat(node.redis().get("a")).isNull();
    }
    assertThat(node.tap().commands()).last().matches(command -> command.connection() <= 3);
  }

  @Test
  void a_caller_that_gives_up_before_the_server_does_gets_a_time_out(
      Node node, Crowds crowds, Time time) {
    Crowd<Object> crowd =
        crowds.of(1).call(n -> node.redis().sendCommand(Protocol.Command.BLPOP, "queue", "5"));
    crowd.awaitBlocked();
    time.advance(Duration.ofSeconds(10));
    assertThat(crowd.awaitBlocked().failures())
        .singleElement()
        .matches(failure -> failure.getCause() instanceof SocketTimeoutException);
  }
}
