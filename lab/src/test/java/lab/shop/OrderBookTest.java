package lab.shop;

import static lab.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import lab.junit.LabExtension;
import lab.origin.Origin;
import lab.story.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LabExtension.class)
class OrderBookTest {
  private static final Visitor ADA = new Visitor("north", "Ada", "customer");
  private static final Visitor STRANGER = new Visitor("north", "a|b\n\u0301", "customer");
  private static final Visitor CLERK = new Visitor("north", "Björn", "clerk");
  private static final Visitor GUEST = new Visitor("north", null, "guest");

  private OrderBook book;
  private Orders orders;

  @BeforeEach
  void open(Shop shop) {
    book = shop.orderBook();
    orders = book.orders();
  }

  @Test
  void a_customer_sees_her_orders_and_a_clerk_everybodys(Origin origin) {
    assertThat(orders.page(ADA, "orders", Map.of()))
        .isEqualTo(
            "\"Ada\" of \"north\" (customer), \"orders\" {}\n"
                + "order 1: 1 x Desk lamp, 4900 cents\norder 2: 2 x Tea kettle, 6400 cents");
    assertThat(orders.page(CLERK, OrderBook.LEDGER, Map.of("filter", "lamp")))
        .isEqualTo(
            "\"Björn\" of \"north\" (clerk), \"ledger\" {\"filter\": \"lamp\"}\n"
                + "order 1 of Ada: 1 x Desk lamp, 4900 cents");
    assertThat(orders.page(ADA, "orders", Map.of("page", "2"))).endsWith("{\"page\": \"2\"}\n");
    assertThat(origin).wasAsked(3);
    assertThat(origin.loadsOf(new Question(ADA, "orders", Map.of()))).isEqualTo(1);
  }

  @Test
  void whoever_is_not_known_is_refused_until_she_is() {
    mustRefuse(STRANGER, "orders");
    mustRefuse(ADA, OrderBook.LEDGER);
    mustRefuse(GUEST, "orders");
    mustRefuse(new Visitor("north", "Ada", "owner"), "orders");
    book.register(List.of(STRANGER, STRANGER, ADA));
    book.order(STRANGER, 777);
    assertThat(orders.page(STRANGER, "orders", Map.of()))
        .startsWith("\"a|b\\u000a\\u0301\" of \"north\" (customer)")
        .endsWith("777 cents")
        .hasLineCount(2);
    assertThat(orders.page(ADA, "orders", Map.of())).hasLineCount(3);
  }

  @Test
  void no_two_guests_have_one_basket() {
    assertThat(orders.page(GUEST, OrderBook.BASKET, Map.of()))
        .startsWith("Basket 1 of a guest")
        .isNotEqualTo(orders.page(GUEST, OrderBook.BASKET, Map.of()));
  }

  @Test
  void a_story_names_both_questions_and_what_differs() {
    Question hers = new Question(ADA, "orders", Map.of("page", "2"));
    Question other = hers.by(new Visitor("north", "Björn", "customer"));
    Opening.of(book, hers, () -> book.page(hers)).showsHerPage();
    assertThatThrownBy(() -> Opening.of(book, hers, () -> book.page(other)).showsHerPage())
        .isInstanceOf(Story.class)
        .hasMessage(
            "\"Ada\" of \"north\" (customer) opened \"orders\" {\"page\": \"2\"}. She was shown the"
                + " page of \"Björn\" of \"north\" (customer), \"orders\" {\"page\": \"2\"}.\n"
                + "Expected: her own page, as the database has it.\n"
                + "Likely cause: somewhere these two are one: under a key of the cache, under a key"
                + " by which loads are shared, in a field, or in a thread. They differ in the"
                + " user.");
  }

  @Test
  void a_story_tells_a_refusal_from_a_page() {
    Question ledger = new Question(ADA, OrderBook.LEDGER, Map.of());
    Opening.of(book, ledger, () -> book.page(ledger)).isRefused();
    assertThatThrownBy(() -> Opening.of(book, ledger, () -> "This is not for you.").isRefused())
        .hasMessageContaining("She was shown \"This is not for you.\"");
    assertThatThrownBy(() -> Opening.of(book, ledger, () -> null).isRefused())
        .hasMessageContaining("She was shown nothing.");
  }

  @Test
  void a_story_shortens_what_is_long_and_shows_what_looks_alike() {
    Question question = new Question(ADA, "\u212b" + "x".repeat(99), Map.of("\u00c5", ""));
    assertThat(question.asked())
        .isEqualTo(
            "\"\\u212b%s\"...\"%s\" (100 characters) {\"\u00c5\": \"\"}"
                .formatted("x".repeat(19), "x".repeat(20)));
    assertThat(question.toString()).contains("x".repeat(99));
  }

  private void mustRefuse(Visitor visitor, String resource) {
    assertThatThrownBy(() -> orders.page(visitor, resource, Map.of()))
        .isInstanceOf(NotAllowed.class);
  }
}
