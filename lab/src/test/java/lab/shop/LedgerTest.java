package lab.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import lab.jdbc.Jdbc;
import lab.junit.LabExtension;
import lab.node.Node;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LabExtension.class)
class LedgerTest {
  private static final String PLACE = "insert into placed values (?, 1, ?)";

  private Ledger ledger;
  private Node node;

  @BeforeEach
  void open(Shop shop, Node node) {
    this.ledger = shop.ledger();
    this.node = node;
  }

  private void place(String id, int pieces) throws SQLException {
    try (Connection connection = node.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      Jdbc.update(connection, PLACE, id, pieces);
      Jdbc.update(connection, "insert into sold values (1, ?)", pieces);
      connection.commit();
    }
  }

  @Test
  void shows_what_is_stored_and_can_be_emptied() throws SQLException {
    place("a", 3);
    assertThat(ledger.placed()).containsExactly(new Order("a", 1, 3));
    assertThat(ledger.sold()).isEqualTo(Map.of(1L, 3L));
    ledger.clear();
    assertThat(ledger.placed()).isEmpty();
    assertThat(ledger.sold()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1001, -1001})
  void refuses_too_many_pieces_as_the_fault_of_the_order(int pieces) {
    assertThatThrownBy(() -> place("a", pieces))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("23"));
  }

  @Test
  void fails_statements_and_commits_until_it_is_healed() throws SQLException {
    ledger.failStatements("40P01");
    assertThatThrownBy(() -> place("a", 1))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("40P01"));
    ledger.heal();
    ledger.failCommits("40001");
    try (Connection connection = node.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      Jdbc.update(connection, PLACE, "a", 1);
      assertThatThrownBy(connection::commit)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("40001"));
    }
    assertThat(ledger.placed()).isEmpty();
    ledger.heal();
    place("a", 1);
    assertThat(ledger.placed()).hasSize(1);
  }

  @Test
  void fails_so_many_statements_and_no_more() throws SQLException {
    for (int round = 1; round <= 2; round++) {
      ledger.failStatements("23503", 2);
      for (int attempt = 1; attempt <= 2; attempt++) {
        assertThatThrownBy(() -> place("a", 1))
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23503"));
      }
      place("a", 1);
      ledger.clear();
    }
  }

  @Test
  void an_order_is_made_again_from_its_text() {
    for (Order order : List.of(new Order("a b:c", 7, -3), new Order("", Long.MAX_VALUE, 1000))) {
      assertThat(Order.parse(order.text())).isEqualTo(order);
    }
    assertThatThrownBy(() -> Order.parse("three lines?"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("three lines?");
  }

  @Test
  void statements_take_arrays_and_answer_with_numbers_and_texts() throws SQLException {
    place("a", 1);
    try (Connection connection = node.dataSource().getConnection()) {
      String query = "select id from placed where id = any(?) order by id";
      assertThat(Jdbc.texts(connection, query, List.of("a", "b"))).containsExactly("a");
      assertThat(Jdbc.number(connection, "select count(*) from placed")).isOne();
      assertThat(Jdbc.number(connection, "select pieces from sold where product_id = 2")).isZero();
      assertThat(Jdbc.update(connection, "update sold set pieces = ?", 5)).isOne();
    }
  }
}
