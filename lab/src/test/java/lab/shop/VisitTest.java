package lab.shop;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import lab.story.Story;
import org.junit.jupiter.api.Test;

class VisitTest {
  private static final Product LAMP = new Product(7, "Lamp", 4900);

  @Test
  void is_content_with_the_truth() {
    assertThatCode(() -> seeing(LAMP).shows(LAMP)).doesNotThrowAnyException();
    assertThatCode(() -> seeingNothing().showsNoProduct()).doesNotThrowAnyException();
  }

  @Test
  void tells_a_wrong_price_and_suspects_a_missing_field_behind_a_zero() {
    assertThatThrownBy(() -> seeing(new Product(7, "Lamp", 0)).shows(LAMP))
        .isInstanceOf(Story.class)
        .hasMessage(
            "A visitor saw a price of 0 cents, and it costs 4900.\n"
                + "Expected: Product[id=7, name=Lamp, cents=4900].\n"
                + "Likely cause: a field that is missing is read as zero.");
  }

  @Test
  void tells_the_cause_that_a_test_suspects_behind_a_wrong_price_but_not_behind_no_product() {
    assertThatThrownBy(
            () -> seeing(new Product(7, "Lamp", 1)).because(() -> "an old copy.").shows(LAMP))
        .hasMessageEndingWith("Likely cause: an old copy.");
    assertThatThrownBy(() -> seeingNothing().because(() -> "an old copy.").shows(LAMP))
        .hasMessageContaining("is taken for 'no such product'");
  }

  @Test
  void tells_a_wrong_name_a_wrong_product_and_a_product_that_is_hidden() {
    assertThatThrownBy(() -> seeing(new Product(7, "Chair", 4900)).shows(LAMP))
        .hasMessageStartingWith("A visitor saw the name 'Chair', and it is called 'Lamp'.");
    assertThatThrownBy(() -> seeing(new Product(8, "Lamp", 4900)).shows(LAMP))
        .hasMessageStartingWith("A visitor saw product 8 in place of product 7.");
    assertThatThrownBy(() -> seeingNothing().shows(LAMP))
        .hasMessageStartingWith("A visitor got 'no such product' for a product that the shop has.");
  }

  @Test
  void tells_a_product_that_does_not_exist() {
    assertThatThrownBy(() -> seeing(LAMP).showsNoProduct())
        .hasMessageStartingWith("A visitor saw Product[id=7, name=Lamp, cents=4900].");
  }

  @Test
  void tells_a_failure_in_place_of_a_page() {
    IllegalStateException failure = new IllegalStateException("oops");
    assertThatThrownBy(() -> failing(failure).shows(LAMP))
        .hasMessageStartingWith("A visitor got a failure in place of a page: ")
        .hasCause(failure);
  }

  @Test
  void accepts_the_failure_of_the_database_itself_or_as_a_cause() {
    DatabaseDown down = new DatabaseDown("down");
    assertThatCode(() -> failing(down).failsWithTheDatabase()).doesNotThrowAnyException();
    assertThatCode(() -> failing(new IllegalStateException(down)).failsWithTheDatabase())
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> failing(new IllegalStateException("no cause")).failsWithTheDatabase())
        .hasMessageContaining("without its cause");
    assertThatThrownBy(() -> seeingNothing().failsWithTheDatabase())
        .hasMessageStartingWith("A visitor got 'no such product'.");
  }

  private static Visit seeing(Product product) {
    return Visit.to(() -> Optional.of(product), "A visitor");
  }

  private static Visit seeingNothing() {
    return Visit.to(Optional::empty, "A visitor");
  }

  private static Visit failing(RuntimeException failure) {
    return Visit.to(
        () -> {
          throw failure;
        },
        "A visitor");
  }
}
