package lab.node;

import static lab.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lab.junit.LabExtension;
import lab.redis.Redis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LabExtension.class)
class VanishingTest {
  @Test
  void the_cache_is_emptied_before_each_command_in_turn(Vanishing vanishing, Redis redis)
      throws Exception {
    List<String> answers = new ArrayList<>();
    int points =
        vanishing.each(
            () -> redis.admin().set("entry", "value"),
            (node, when) ->
                answers.add(
                    node.redis().exists("entry")
                        ? "found " + node.redis().get("entry") + " " + when
                        : "missed"));
    assertThat(points).isEqualTo(2);
    assertThat(answers)
        .containsExactly(
            "missed",
            "found null when its node had sent 1 command",
            "found value when its node had sent 2 commands");
  }
}
