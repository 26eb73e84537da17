package lab.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import lab.jdbc.Jdbc;
import lab.junit.LabExtension;
import lab.shop.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A database that one node can't reach for a while, and a node that can't reach it any more. */
@ExtendWith(LabExtension.class)
class DatabaseDownTest {
  private static final String CHANGE = "update products set cents = 7 where id = 3";

  @Test
  void open_transactions_roll_back_and_afterwards_all_is_well(Node node, Node other, Shop shop)
      throws SQLException {
    long before = shop.product(3).orElseThrow().cents();
    try (Connection connection = node.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      Jdbc.update(connection, CHANGE);
      node.database().refuse();
      assertThat(shop.product(3).orElseThrow().cents()).isEqualTo(before);
      shop.reprice(3, before + 1); // nobody holds the row any more
      assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
    }
    assertThatThrownBy(() -> node.dataSource().getConnection())
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));
    assertThat(ask(other)).isOne();
    node.database().heal();
    assertThat(ask(node)).isOne();
  }

  @Test
  void what_is_given_back_without_a_commit_is_rolled_back(Node node, Shop shop)
      throws SQLException {
    long before = shop.product(3).orElseThrow().cents();
    try (Connection connection = node.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      Jdbc.update(connection, CHANGE);
    }
    ask(node); // on the same connection
    assertThat(shop.product(3).orElseThrow().cents()).isEqualTo(before);
    shop.reprice(3, before + 1); // nobody holds the row any more
  }

  private static long ask(Node node) throws SQLException {
    try (Connection connection = node.dataSource().getConnection()) {
      return Jdbc.number(connection, "select 1");
    }
  }

  @Test
  void a_loop_on_a_dead_node_comes_to_an_end(Node node) throws SQLException {
    ask(node);
    node.kill();
    assertThat(node.isDead()).isTrue();
    assertThatThrownBy(
            () -> {
              while (true) {
                try {
                  ask(node);
                } catch (SQLException dead) {
                  // once more
                }
              }
            })
        .isInstanceOf(RuntimeException.class)
        .hasRootCauseMessage("this node is dead, and its program goes on without an end");
  }
}
