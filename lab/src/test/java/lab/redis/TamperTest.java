package lab.redis;

import static lab.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ObjectInputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lab.junit.LabExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.params.SetParams;

@ExtendWith(LabExtension.class)
class TamperTest {
  private static final SetParams A_MINUTE = new SetParams().ex(60);

  @Test
  void takes_each_field_out_of_a_joined_text(Redis redis) {
    assertThat(textsAfter(redis, "cents=1;id=2;name=Lamp"))
        .contains("id=2;name=Lamp", "cents=1;name=Lamp", "cents=1;id=2");
  }

  @Test
  void takes_each_field_out_of_a_json_object(Redis redis) {
    assertThat(textsAfter(redis, "{\"id\":2,\"name\":\"a;b\"}"))
        .contains("{\"name\":\"a;b\"}", "{\"id\":2}");
  }

  @Test
  void breaks_a_text_off_and_makes_it_unreadable(Redis redis) {
    assertThat(textsAfter(redis, "cents=1;id=2")).contains("c", "\u0001\u0002?\uFFFD").hasSize(4);
  }

  @Test
  void breaks_no_text_off_that_would_look_whole(Redis redis) {
    assertThat(textsAfter(redis, "4900")).containsExactly("\u0001\u0002?\uFFFD");
  }

  @Test
  void takes_no_bytes_out_of_a_number_that_was_written_as_bytes(Redis redis) {
    assertThat(textsAfter(redis, "\0\0\0\0;\0\u0013$Lamp"))
        .containsExactly("\u0001\u0002?\uFFFD", "\0");
  }

  @Test
  void leaves_a_text_that_stands_for_itself(Redis redis) {
    redis.admin().set("entry", "Lamp", A_MINUTE);
    Tamper tamper = Tamper.with(redis).leaving("Lamp");
    assertThat(tamper.changes())
        .singleElement()
        .hasToString("The entry 'entry' turned out to be a list.");
    assertThat(tamper.plantObjects()).isEmpty();
  }

  @Test
  void makes_nothing_that_means_something_else(Redis redis) {
    redis.admin().set("entry", "{\"product\":1}", A_MINUTE);
    assertThat(Tamper.with(redis).butNot(List.of("{}", "{")).changes())
        .noneMatch(change -> change.what().contains("field"))
        .noneMatch(change -> change.what().contains("broke off"));
  }

  @Test
  void makes_a_text_of_a_list(Redis redis) {
    redis.admin().rpush("entry", "Lamp");
    redis.admin().expire("entry", 60);
    Tamper.with(redis).changes().get(0).make();
    assertThat(redis.entries()).singleElement().matches(entry -> entry.type().equals("string"));
    assertThat(redis).everythingEnds();
  }

  @Test
  void takes_fields_out_of_a_hash_and_puts_words_for_numbers(Redis redis) {
    Map<String, String> hash = Map.of("name", "Lamp", "cents", "1");
    List<Map<String, String>> seen =
        Tamper.with(filledWith(redis, hash)).changes().stream()
            .filter(change -> !change.what().contains("list"))
            .map(
                change -> {
                  filledWith(redis, hash);
                  change.make();
                  return redis.admin().hgetAll("entry");
                })
            .toList();
    assertThat(seen)
        .containsExactlyInAnyOrder(
            Map.of("name", "Lamp"), Map.of("cents", "1"), Map.of("name", "Lamp", "cents", "much"));
  }

  @Test
  void makes_a_list_of_an_entry_and_keeps_its_end(Redis redis) {
    redis.admin().set("entry", "Lamp", A_MINUTE);
    List<Tamper.Change> changes = Tamper.with(redis).changes();
    changes.get(changes.size() - 1).make();
    assertThat(redis.entries()).singleElement().matches(entry -> entry.type().equals("list"));
    assertThat(redis).everythingEnds();
  }

  @Test
  void plants_an_object_that_sings_when_it_is_brought_to_life(Redis redis) throws Exception {
    redis.admin().set("entry", "Lamp", A_MINUTE);
    Canary.hush();
    Tamper.with(redis).plantObjects().get(0).make();
    byte[] bytes = redis.admin().get("entry".getBytes());
    assertThat(Canary.sang()).isFalse();
    new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
    assertThat(Canary.sang()).isTrue();
  }

  private static Stream<String> textsAfter(Redis redis, String text) {
    redis.admin().set("entry", text, A_MINUTE);
    return Tamper.with(redis).changes().stream()
        .filter(change -> !change.what().contains("list"))
        .map(
            change -> {
              redis.admin().set("entry", text, A_MINUTE);
              change.make();
              return redis.admin().get("entry");
            })
        .toList()
        .stream();
  }

  private static Redis filledWith(Redis redis, Map<String, String> hash) {
    redis.flush();
    redis.admin().hset("entry", hash);
    redis.admin().expire("entry", 60);
    return redis;
  }
}
