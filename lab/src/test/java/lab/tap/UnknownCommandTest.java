package lab.tap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.node.Nodes;
import lab.story.OldServer;
import lab.story.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineTestKit;
import redis.clients.jedis.exceptions.JedisDataException;

/** A server that is older than a command: no server has these, so this one will do. */
@ExtendWith(LabExtension.class)
class UnknownCommandTest {
  @Test
  void is_noted_by_its_name(Node node, Nodes nodes) {
    assertThatThrownBy(() -> node.redis().sendCommand(() -> "xmuch".getBytes(UTF_8), "key"))
        .isInstanceOf(JedisDataException.class);
    node.redis().set("a", "no number");
    assertThatThrownBy(() -> node.redis().incr("a")).isInstanceOf(JedisDataException.class);
    assertThat(node.tap().unknown()).containsExactly("XMUCH");
    assertThat(nodes.unknownCommands()).containsExactly("XMUCH");
  }

  @Test
  void is_noted_inside_a_script_too(Node node) {
    String script = "redis.call('SET', KEYS[1], '1') return redis.call('XMUCH', KEYS[1])";
    assertThatThrownBy(() -> node.redis().eval(script, List.of("key"), List.of()))
        .isInstanceOf(JedisDataException.class);
    assertThat(node.tap().unknown())
        .singleElement()
        .asString()
        .contains("a script calls")
        .contains("XMUCH");
  }

  @Test
  void leaves_a_test_that_fails_unjudged_and_one_that_passes_as_it_is() {
    var tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(Sample.class))
            .execute()
            .testEvents();
    assertThat(tests.succeeded().count()).isOne();
    assertThat(tests.failed().list())
        .singleElement()
        .extracting(event -> event.getPayload().orElseThrow().toString())
        .asString()
        .contains(OldServer.class.getName())
        .contains("has no command XMUCH");
  }

  @ExtendWith(LabExtension.class)
  static class Sample {
    @Test
    void fails(Node node) {
      ask(node);
      throw Story.saw("Nothing came.").expected("Expected: something.").because("A bug.");
    }

    @Test
    void passes_without_it(Node node) {
      ask(node);
    }

    private static void ask(Node node) {
      assertThatThrownBy(() -> node.redis().sendCommand(() -> "XMUCH".getBytes(UTF_8), "key"))
          .isInstanceOf(JedisDataException.class);
    }
  }
}
