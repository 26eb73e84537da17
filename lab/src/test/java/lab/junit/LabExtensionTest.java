package lab.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import lab.node.Node;
import lab.redis.Redis;
import lab.shop.Product;
import lab.shop.Shop;
import lab.story.Story;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class LabExtensionTest {
  @Test
  void steps_run_in_their_order_and_each_test_finds_an_empty_cache_and_the_same_shop() {
    Events tests = run(Sample.class);
    assertThat(tests.succeeded().count()).isEqualTo(3);
    assertThat(tests.started().list())
        .extracting(event -> event.getTestDescriptor().getDisplayName().split("\\(")[0])
        .containsExactly("nodes_differ", "leaves_traces", "sees_no_traces");
  }

  @Test
  void a_story_is_signed_with_step_and_seed() {
    List<String> messages =
        run(Failing.class).failed().stream()
            .map(event -> event.getPayload().orElseThrow().toString())
            .toList();
    assertThat(messages)
        .singleElement()
        .asString()
        .contains("Customers saw nothing.")
        .containsPattern("Step 4, seed \\d+\\.");
  }

  private static Events run(Class<?> sample) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(sample))
        .execute()
        .testEvents();
  }

  @Chapter(id = "sample", title = "A sample", minutes = 1)
  static class Sample {
    @Nested
    @Step(value = 2, title = "second")
    class Second {
      @Test
      void leaves_traces(Redis redis, Shop shop) {
        redis.admin().set("trace", "1");
        shop.add(new Product(4711, "Trace", 1));
      }
    }

    @Nested
    @Step(value = 1, title = "first")
    class First {
      @Test
      void nodes_differ(Node one, Node two) {
        assertThat(one).isNotSameAs(two);
      }
    }

    @Nested
    @Step(value = 3, title = "third")
    class Third {
      @Test
      void sees_no_traces(Redis redis, Shop shop) {
        assertThat(redis.entries()).isEmpty();
        assertThat(shop.product(4711)).isEmpty();
        assertThat(shop.all()).isNotEmpty();
      }
    }
  }

  @Chapter(id = "failing", title = "A failing sample", minutes = 1)
  static class Failing {
    @Nested
    @Step(value = 4, title = "fourth")
    class Fourth {
      @Test
      void tells_a_story() {
        throw Story.saw("Customers saw nothing.").expected("Expected: a price.").because("A bug.");
      }
    }
  }
}
