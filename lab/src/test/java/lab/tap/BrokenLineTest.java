package lab.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.node.Nodes;
import lab.redis.Redis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** What a client finds when its lines were broken while it did something else. */
@ExtendWith(LabExtension.class)
class BrokenLineTest {
  @Test
  void a_subscriber_is_cut_after_sending_too(Node node) {
    node.tap().cutAfter(0, Cut.AFTER_SENDING);
    assertThatThrownBy(() -> node.redis().subscribe(new JedisPubSub() {}, "channel"))
        .isInstanceOf(JedisConnectionException.class);
  }

  @Test
  void idle_connections_are_found_broken_and_replaced_by_ones_that_are_logged_in(Node node) {
    openThree(node);
    node.tap().cut();
    node.tap().heal();
    assertThat(failuresUntilOneAnswers(node))
        .isNotEmpty()
        .allMatch(JedisConnectionException.class::isInstance);
    assertThat(node.tap().commands()).extracting(Command::name).containsOnly("GET");
    assertThat(node.tap().commands()).last().extracting(Command::connection).isEqualTo(4L);
  }

  private static List<JedisException> failuresUntilOneAnswers(Node node) {
    List<JedisException> failures = new ArrayList<>();
    while (failures.size() < 10) {
      try {
        node.redis().get("a");
        return failures;
      } catch (JedisException e) {
        failures.add(e);
      }
    }
    return failures;
  }

  private static void openThree(Node node) {
    List<Connection> open = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      open.add(node.redis().getPool().getResource());
    }
    open.forEach(Connection::close);
  }

  @Test
  void a_node_that_is_cut_off_is_refused(Node node) {
    node.redis().get("a");
    node.tap().cut();
    assertThatThrownBy(() -> node.redis().get("a")).isInstanceOf(JedisConnectionException.class);
    assertThatThrownBy(() -> node.redis().get("a"))
        .hasRootCauseInstanceOf(ConnectException.class)
        .hasRootCauseMessage("Connection refused");
  }

  @Test
  void what_was_sent_before_a_cut_is_executed(Nodes nodes, Redis redis) {
    for (int round = 0; round < 20; round++) {
      redis.flush();
      Node node = nodes.fresh();
      try (Connection connection = node.redis().getPool().getResource()) {
        for (int i = 0; i < 1_000; i++) { // more than Jedis keeps back
          connection.sendCommand(Protocol.Command.INCR, "count");
        }
        node.tap().cut();
        int sent = node.tap().count();
        assertThat(sent).isBetween(500, 1_000);
        assertThat(redis.admin().get("count")).isEqualTo(Integer.toString(sent));
      }
    }
  }

  @Test
  void a_cut_ends_waits_in_the_server_and_holds(Node node, Crowds crowds, Redis redis) {
    Gate gate = node.tap().hold(command -> command.name().equals("SET"));
    Crowd<List<String>> popping = crowds.of(2).call(n -> node.redis().blpop(0, "queue"));
    Crowd<String> storing = crowds.of(2).call(n -> node.redis().set("entry", "value"));
    storing.awaitBlocked();
    node.kill();
    assertThat(popping.finish().failures()).hasSize(2);
    assertThat(storing.finish().failures()).hasSize(2);
    assertThat(gate.held()).isEmpty();
    assertThat(redis.entries()).isEmpty();
  }

  @Test
  void an_interrupt_ends_no_hold_as_it_ends_no_read(Node node, Crowds crowds) {
    Gate gate = node.tap().hold(command -> true);
    AtomicReference<Thread> thread = new AtomicReference<>();
    Crowd<Boolean> crowd =
        crowds
            .of(1)
            .call(
                n -> {
                  thread.set(Thread.currentThread());
                  node.redis().set("entry", "value");
                  return Thread.interrupted();
                })
            .awaitBlocked();
    thread.get().interrupt();
    assertThat(crowd.awaitBlocked().outcomes()).isEmpty();
    gate.release();
    assertThat(crowd.awaitBlocked().values()).containsExactly(true);
  }

  @Test
  void a_node_starts_no_thread_for_its_tap(Nodes nodes) {
    nodes.fresh().redis().get("a"); // whatever Jedis starts once for the JVM
    var before = Thread.getAllStackTraces().keySet();
    nodes.fresh().redis().get("a");
    assertThat(before).containsAll(Thread.getAllStackTraces().keySet());
  }
}
