package lab.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import lab.junit.LabExtension;
import lab.node.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LabExtension.class)
class OfferBookTest {
  private static final long LAMP = 1;

  @Test
  void the_database_makes_a_change_its_own(Shop shop, Node node) throws SQLException {
    Offer before = shop.offers().offer(LAMP).orElseThrow();
    Change change = new Change(null, null, "  Lamp ", 1237L, " ");
    Offer row;
    try (Connection connection = node.dataSource().getConnection()) {
      row = OfferTable.update(connection, LAMP, change);
    }
    assertThat(row)
        .isEqualTo(shop.offers().offer(LAMP).orElseThrow())
        .isEqualTo(
            new Offer(
                LAMP,
                before.shelf(),
                before.place(),
                "Lamp",
                1235,
                "While stocks last",
                before.version() + 1));
    assertThat(change.on(before))
        .isEqualTo(
            new Offer(
                LAMP, before.shelf(), before.place(), "  Lamp ", 1237, " ", before.version()));
  }

  @Test
  void a_place_that_is_taken_is_noticed_at_commit(Shop shop, Node node) throws SQLException {
    Offer before = shop.offers().offer(LAMP).orElseThrow();
    try (Connection connection = node.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      assertThat(OfferTable.lock(connection, LAMP)).contains(before);
      assertThat(shop.offers().isLocked(LAMP)).isTrue();
      Offer row = OfferTable.update(connection, LAMP, Change.to("door", 1));
      assertThat(row.shelf()).isEqualTo("door");
      assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
    }
    assertThat(shop.offers().offer(LAMP)).contains(before);
    assertThat(shop.offers().isLocked(LAMP)).isFalse();
  }

  @Test
  void whoever_changes_what_is_not_there_is_told(Node node) throws SQLException {
    try (Connection connection = node.dataSource().getConnection()) {
      assertThat(OfferTable.find(connection, 77)).isEmpty();
      assertThatThrownBy(() -> OfferTable.update(connection, 77, Change.cents(5)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("77");
    }
  }

  @Test
  void an_offer_is_put_with_the_version_that_it_has(Shop shop, Node node) throws SQLException {
    Offer put = new Offer(LAMP, "window", 1, "Lamp", 100, "Now", 9);
    assertThat(shop.offers().put(put)).isEqualTo(put);
    shop.offers().reprice(LAMP, 200);
    shop.offers().annotate(LAMP, "Later");
    try (Connection connection = node.dataSource().getConnection()) {
      assertThat(OfferTable.shelf(connection, "window"))
          .isEqualTo(shop.offers().shelf("window"))
          .extracting(Offer::version)
          .startsWith(11L);
    }
  }
}
