package lab.redis;

import static lab.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import lab.junit.LabExtension;
import lab.story.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.params.SetParams;

@ExtendWith(LabExtension.class)
class RedisAssertTest {
  @Test
  void an_entry_without_an_end_is_told_as_a_story(Redis redis) {
    redis.admin().set("product:1", "Lamp");
    assertThatThrownBy(
            () -> assertThat(redis).as("The node died").because("It died.").everythingEnds())
        .isInstanceOf(Story.class)
        .hasMessage(
            "The node died. The entry 'product:1' stays in the cache for ever.\n"
                + "Expected: whatever is cached has an end from the moment it is there.\n"
                + "It died.");
  }

  @Test
  void an_entry_that_stays_too_long_is_told_with_a_guess_at_the_unit(Redis redis) {
    // half a minute below 1000 min: it is 999 for as long as this test may take
    redis.admin().set("product:1", "Lamp", new SetParams().ex(59_970));
    assertThat(redis).keepsNothingLongerThan(Duration.ofDays(1));
    assertThatThrownBy(() -> assertThat(redis).keepsNothingLongerThan(Duration.ofSeconds(60)))
        .hasMessageContaining("still has 999 min to live")
        .hasMessageContaining("milliseconds where seconds were meant");
  }
}
