package lab.shop;

import static lab.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lab.junit.Draw;
import lab.junit.LabExtension;
import lab.origin.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LabExtension.class)
class ShopTest {
  @Test
  void a_price_is_found_by_the_articles_name_and_counted(Shop shop, Origin origin, Draw draw) {
    Product product = shop.add(draw.product());
    assertThat(shop.prices().find(product.name())).isEqualTo(product.cents());
    assertThat(origin.loadsOf(product.name())).isEqualTo(1);
    assertThatThrownBy(() -> shop.prices().find("no such article"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no such article");
  }

  @Test
  void money_that_moves_is_on_one_account_or_the_other(Shop shop, Origin origin) {
    long both = shop.balance(1) + shop.balance(3);
    long before = shop.balance(3);
    shop.move(1, 3, 250);
    assertThat(shop.accounts().balance(3)).isEqualTo(before + 250);
    assertThat(shop.balance(1) + shop.balance(3)).isEqualTo(both);
    assertThat(origin.loadsOf("account 3")).isEqualTo(1);
  }
}
