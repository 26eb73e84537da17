package lab.tap;

import static lab.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.redis.Redis;
import lab.time.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/** Commands that are late, lost, refused, or held at a gate. */
@ExtendWith(LabExtension.class)
class LeversTest {
  private static final Duration CLIENT_LIMIT = Duration.ofSeconds(2);

  @Test
  void a_delay_takes_time_of_the_test(Node node, Time time, Crowds crowds) {
    node.tap().delay(Duration.ofSeconds(1));
    Crowd<Long> crowd = crowds.of(2).call(n -> node.redis().incr("count"));
    crowd.awaitBlocked();
    time.advance(Duration.ofMillis(999));
    assertThat(crowd.awaitBlocked().outcomes()).isEmpty();
    time.advance(Duration.ofMillis(1));
    assertThat(crowd.awaitBlocked().values()).containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void a_black_hole_ends_by_the_clients_own_limit(
      Node node, Time time, Crowds crowds, Redis redis) {
    node.redis().set("a", "1");
    node.tap().blackHole();
    Crowd<Long> crowd = crowds.of(1).call(n -> node.redis().incr("count"));
    crowd.awaitBlocked();
    time.advance(CLIENT_LIMIT.minusMillis(1));
    assertThat(crowd.awaitBlocked().outcomes()).isEmpty();
    time.advance(Duration.ofMillis(1));
    assertThat(crowd.awaitBlocked()).failedWith(SocketTimeoutException.class, 1);
    assertThat(redis.admin().get("count")).isNull();
    node.tap().heal();
    assertThat(node.redis().get("a")).isEqualTo("1");
  }

  @Test
  void a_command_that_was_held_falls_into_the_black_hole_too(
      Node node, Crowds crowds, Redis redis) {
    Gate gate = node.tap().hold(command -> true);
    Crowd<Long> crowd = crowds.of(1).call(n -> node.redis().incr("count"));
    crowd.awaitBlocked();
    node.tap().blackHole();
    gate.release();
    assertThat(crowd.finish()).failedWith(SocketTimeoutException.class, 1);
    assertThat(redis.admin().get("count")).isNull();
  }

  @Test
  void no_limit_of_the_client_goes_by_the_machines_clock(Node node) {
    try (Connection connection = node.redis().getPool().getResource()) {
      connection.setSoTimeout(1);
      connection.sendCommand(
          Protocol.Command.EVAL, "local x = 0 for i = 1, 1e7 do x = x + i end return 7", "0");
      assertThat(connection.getOne()).isEqualTo(7L);
    }
  }

  @Test
  void a_refusal_is_for_new_connections(Node node) {
    var established = node.redis(2);
    established.incr("count");
    node.tap().refuse();
    assertThat(established.incr("count")).isEqualTo(2);
    assertThatThrownBy(() -> node.redis(2).get("count"))
        .isInstanceOf(JedisException.class)
        .hasStackTraceContaining("Connection refused");
    node.tap().heal();
    assertThat(node.redis(2).get("count")).isEqualTo("2");
  }

  @Test
  void a_gate_lets_exactly_one_go(Node node, Redis redis, Crowds crowds)
      throws InterruptedException {
    Gate gate = node.tap().hold(command -> command.name().equals("INCR"));
    Crowd<Long> crowd = crowds.of(20).call(n -> node.redis().incr("count"));
    gate.awaitHeld(20);
    assertThat(redis.admin().get("count")).isNull();
    for (int gone = 1; gone <= 5; gone++) {
      Thread first = gate.held().get(0).thread();
      assertThat(gate.releaseOne()).isTrue();
      crowd.awaitBlocked();
      assertThat(redis.admin().get("count")).isEqualTo("" + gone);
      assertThat(gate.held()).hasSize(20 - gone).noneMatch(held -> held.thread() == first);
      assertThat(crowd.values()).hasSize(gone);
    }
    gate.release();
    assertThat(crowd.finish().values()).hasSize(20);
    assertThat(redis.admin().get("count")).isEqualTo("20");
    assertThat(gate.releaseOne()).isFalse();
  }

  @Test
  void a_gate_lets_what_it_is_not_for_pass(Node node) {
    node.tap().hold(command -> command.arguments().contains("secret"));
    assertThat(node.redis().incr("count")).isEqualTo(1);
  }

  @Test
  void healing_opens_every_gate(Node node, Crowds crowds) {
    node.tap().hold(command -> true);
    Crowd<Long> crowd = crowds.of(3).call(n -> node.redis().incr("count"));
    crowd.awaitBlocked();
    node.tap().heal();
    assertThat(crowd.finish().values()).hasSize(3);
  }

  @Test
  void an_interceptor_stands_before_each_command_and_after_its_reply(Node node, Redis redis) {
    List<String> seen = new CopyOnWriteArrayList<>();
    node.tap()
        .intercept(
            new Interceptor() {
              @Override
              public void before(Command command) {
                seen.add("before " + command + ": " + redis.admin().get("count"));
              }

              @Override
              public void after(Command command) {
                seen.add("after " + command + ": " + redis.admin().get("count"));
              }
            });
    node.redis().incr("count");
    assertThat(seen).containsExactly("before INCR count: null", "after INCR count: 1");
  }

  @Test
  void a_reply_is_lost_without_those_before_it(Node node) {
    node.tap()
        .intercept(
            new Interceptor() {
              @Override
              public void after(Command command) throws java.io.IOException {
                if (command.number() == 2) {
                  throw new java.net.SocketException("lost");
                }
              }
            });
    try (Connection connection = node.redis().getPool().getResource()) {
      connection.sendCommand(Protocol.Command.INCR, "count");
      connection.sendCommand(Protocol.Command.INCR, "count");
      assertThat(connection.getOne()).isEqualTo(1L);
      assertThatThrownBy(connection::getOne).isInstanceOf(JedisException.class);
    }
  }
}
