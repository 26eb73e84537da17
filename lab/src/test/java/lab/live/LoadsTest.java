package lab.live;

import static org.assertj.core.api.Assertions.assertThat;

import lab.junit.LabExtension;
import lab.origin.Origin;
import lab.shop.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LabExtension.class)
class LoadsTest {

  @Test
  void each_load_is_in_one_sample_and_those_since_the_removal_add_up(Origin origin, Shop shop) {
    Loads loads = new Loads(origin);
    shop.prices().find(Show.ARTICLE);
    assertThat(loads.take()).isEqualTo(1);
    assertThat(loads.since()).isEqualTo(-1);

    shop.prices().find(Show.ARTICLE);
    loads.expire();
    shop.prices().find(Show.ARTICLE);
    assertThat(loads.take()).as("before and after").isEqualTo(2);
    assertThat(loads.since()).isEqualTo(1);
    shop.prices().find(Show.ARTICLE);
    assertThat(loads.take()).isEqualTo(1);
    assertThat(loads.since()).isEqualTo(2);

    loads.expire();
    assertThat(loads.take()).isZero();
    assertThat(loads.since()).isZero();
  }
}
