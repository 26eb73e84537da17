package lab.redis;

import static lab.Assertions.assertThat;

import java.util.Map;
import lab.junit.LabExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LabExtension.class)
class TransplantTest {
  @Test
  void moves_an_entry_of_any_type_and_leaves_the_lifetime(Redis redis) {
    redis.admin().rpush("a\n", "hers");
    Transplant other = Transplant.of(redis);
    redis.flush();
    redis.admin().rpush("b", "mine");
    redis.admin().pexpire("b", 60_000);
    assertThat(other.make(0)).isEqualTo("One customer's copy was replaced by another's.");
    assertThat(redis.admin().lrange("b", 0, -1)).containsExactly("hers");
    assertThat(redis).everythingEnds();
    assertThat(other.make(1)).isEmpty();
  }

  @Test
  void moves_no_text_to_where_a_hash_is(Redis redis) {
    redis.admin().set("a", "hers");
    Transplant other = Transplant.of(redis);
    redis.flush();
    redis.admin().hset("b", "page", "mine");
    assertThat(other.make(0)).isEmpty();
  }

  @Test
  void moves_values_between_the_fields_of_one_hash(Redis redis) {
    redis.admin().hset("all", "a", "hers");
    Transplant other = Transplant.of(redis);
    redis.flush();
    redis.admin().hset("all", "b", "mine");
    other.make(1);
    assertThat(redis.admin().hgetAll("all")).isEqualTo(Map.of("b", "hers"));
    assertThat(other.make(2)).isEmpty();
  }

  @Test
  void leaves_the_parts_of_one_answer_together(Redis redis) {
    redis.admin().hset("a", Map.of("owner", "other", "page", "hers"));
    Transplant other = Transplant.of(redis);
    redis.flush();
    redis.admin().hset("b", Map.of("owner", "me", "page", "mine"));
    other.make(0);
    assertThat(redis.admin().hgetAll("b")).isEqualTo(Map.of("owner", "other", "page", "hers"));
    assertThat(other.make(1)).isEmpty();
  }

  @Test
  void moves_two_entries_each_and_both(Redis redis) {
    redis.admin().mset("page:a", "hers", "who:a", "other");
    Transplant other = Transplant.of(redis);
    redis.flush();
    redis.admin().mset("page:b", "mine", "who:b", "me");
    other.make(4);
    assertThat(redis.admin().mget("page:b", "who:b")).containsExactly("hers", "other");
    assertThat(other.make(5)).isEmpty();
  }
}
