// Save as mine/ch01_cache_aside/AnyNameTest.java, for: ./workbook grade DIR --extra-tests mine
package ch01_cache_aside; // as the chapter's folder

import static lab.Assertions.assertThat;

import lab.junit.Chapter;
import lab.junit.Draw;
import lab.junit.Step;
import lab.node.Node;
import lab.origin.Origin;
import lab.shop.Product;
import lab.shop.Shop;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@Chapter(id = "more", title = "more of the second copy", minutes = 0) // id and minutes are not shown
class AnyNameTest {
  @Nested
  @Step(value = 1, points = 2, title = "many visitors cost one query") // from 1, whatever the course has
  class ManyVisitors {
    @Test
    void are_answered_from_the_copy(Node node, Shop shop, Origin origin, Draw draw) {
      ProductPages pages = new ProductPages(node.redis(), shop.products());
      Product product = shop.add(draw.product());
      for (int visitor = 0; visitor < 10; visitor++) {
        assertThat(pages.find(product.id())).contains(product);
      }
      assertThat(origin).as("Ten visitors opened one page").wasAsked(1);
    }
  }
}
