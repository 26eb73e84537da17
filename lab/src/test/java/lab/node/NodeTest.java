package lab.node;

import static lab.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import lab.junit.LabExtension;
import lab.redis.Redis;
import lab.shop.Shop;
import lab.time.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.exceptions.JedisException;

@ExtendWith(LabExtension.class)
class NodeTest {
  @Test
  void sees_every_command_that_it_sends_and_no_handshake(Node node) {
    node.redis().set("a", "1");
    node.redis().get("a");
    assertThat(node.tap().commands())
        .extracting(command -> command.name())
        .containsExactly("SET", "GET");
  }

  @Test
  void two_nodes_share_redis_and_have_a_tap_each(Node one, Node two) {
    one.redis().set("a", "1");
    assertThat(two.redis().get("a")).isEqualTo("1");
    assertThat(one.tap().count()).isEqualTo(1);
    assertThat(two.tap().count()).isEqualTo(1);
  }

  @Test
  void a_pool_of_one_fails_at_once_when_it_is_exhausted(Node node) {
    var redis = node.redis(1);
    try (var held = redis.pipelined()) {
      assertThatThrownBy(() -> redis.get("a")).isInstanceOf(JedisException.class);
    }
    assertThat(redis.get("a")).isNull();
  }

  @Test
  void a_pool_of_its_own_does_not_become_the_usual_one(Node node) {
    var small = node.redis(1);
    assertThat(node.redis()).isNotSameAs(small).isSameAs(node.redis());
  }

  @Test
  void a_clock_may_be_wrong(Nodes nodes, Time time) {
    Node fast = nodes.fresh(Duration.ofMinutes(5));
    assertThat(fast.clock().instant()).isEqualTo(time.now().plusSeconds(300));
  }

  @Test
  void a_dead_node_reaches_neither_server_and_leaves_no_transaction(Node node, Shop shop)
      throws SQLException {
    long id = shop.all().get(0).id();
    long cents = shop.all().get(0).cents();
    try (Connection connection = node.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeUpdate("update shop.products set cents = cents + 1 where id = " + id);
      node.kill();
      assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
    }
    assertThatThrownBy(() -> node.dataSource().getConnection()).hasMessageContaining("dead");
    assertThatThrownBy(() -> node.redis().get("a")).isInstanceOf(JedisException.class);
    assertThat(shop.product(id).orElseThrow().cents()).isEqualTo(cents);
  }

  @Test
  void its_death_is_nobody_elses(Node one, Node two) throws SQLException {
    try (Connection mine = one.dataSource().getConnection();
        Statement statement = mine.createStatement();
        Connection other = two.dataSource().getConnection()) {
      one.kill();
      assertThatThrownBy(() -> statement.execute("select 1")).isInstanceOf(SQLException.class);
      assertThat(other.isValid(1)).isTrue();
    }
  }

  @Test
  void a_caller_that_waits_for_a_row_lock_is_settled(Node one, Node two, Crowds crowds, Shop shop)
      throws SQLException {
    long id = shop.all().get(0).id();
    try (Connection connection = one.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeUpdate("update shop.products set cents = 1 where id = " + id);
      Crowd<Integer> second = crowds.of(1).call(n -> reprice(two, id));
      second.awaitBlocked();
      assertThat(second.values()).isEmpty();
      connection.commit();
      assertThat(second.finish()).everyoneGot(1);
    }
  }

  private static int reprice(Node node, long id) throws SQLException {
    try (Connection connection = node.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate("update shop.products set cents = 2 where id = " + id);
    }
  }

  @Test
  void a_task_runs_on_the_nodes_own_threads(Node node, Crowds crowds, Redis redis) {
    crowds
        .of(3)
        .call(
            n -> {
              node.executor().execute(() -> node.redis().incr("count"));
              return n;
            })
        .awaitBlocked();
    assertThat(redis.admin().get("count")).isEqualTo("3");
  }

  @Test
  void what_a_dead_node_had_planned_is_not_done_and_disturbs_nobody(Node node, Time time) {
    node.waits().schedule(() -> node.redis().set("late", "1"), Duration.ofSeconds(1));
    node.kill();
    time.advance(Duration.ofSeconds(2));
    time.advance(Duration.ofSeconds(2));
    assertThat(node.tap().count()).isZero();
  }

  /** The pool makes connections one after another, with pauses of the machine's clock between. */
  @Test
  void those_who_wait_for_a_connection_that_is_being_made_do_not_stand_still(
      Node node, Crowds crowds) {
    Crowd<Connection> crowd = crowds.of(20).call(n -> node.dataSource().getConnection());
    assertThat(crowd.awaitBlocked().values()).hasSize(10);
  }
}
