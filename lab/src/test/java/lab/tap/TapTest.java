package lab.tap;

import static lab.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.redis.Redis;
import lab.time.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.JedisPubSub;

/** What the tap sees, and who it says is waiting. */
@ExtendWith(LabExtension.class)
class TapTest {
  @Test
  void handshakes_are_not_counted_on_a_fresh_connection_either(Node node) {
    node.redis(1).get("a");
    node.redis(1).get("b");
    node.redis().get("c");
    assertThat(node.tap().commands())
        .extracting(Command::toString)
        .containsExactly("GET a", "GET b", "GET c");
    assertThat(node.tap().commands()).extracting(Command::connection).containsExactly(1L, 2L, 3L);
  }

  @Test
  void a_handshake_is_not_held_and_does_not_use_up_a_cut(Node node, Redis redis) {
    node.tap().cutAfter(2, Cut.BEFORE_SENDING);
    node.redis(1).incr("count");
    node.redis(1).incr("count");
    assertThatThrownBy(() -> node.redis(1).incr("count"));
    assertThat(redis.admin().get("count")).isEqualTo("2");
  }

  @Test
  void commands_of_many_callers_are_numbered_in_their_order(Node node, Crowds crowds) {
    crowds.of(50).call(n -> node.redis().incr("count")).finish();
    assertThat(node.tap().commands())
        .extracting(Command::number)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
  }

  @Test
  void commands_of_a_pipeline_and_of_a_transaction_are_seen_one_by_one(Node node) {
    try (var pipeline = node.redis().pipelined()) {
      pipeline.set("a", "1");
      pipeline.get("a");
    }
    try (var transaction = node.redis().multi()) {
      transaction.incr("a");
      transaction.exec();
    }
    assertThat(node.tap().commands())
        .extracting(Command::name)
        .containsExactly("SET", "GET", "MULTI", "INCR", "EXEC");
  }

  @Test
  void values_of_any_bytes_pass_unharmed(Node node) {
    byte[] key = {'k'};
    byte[] value = new byte[70_000];
    for (int i = 0; i < value.length; i++) {
      value[i] = (byte) (i % 7 == 0 ? '\r' : i % 7 == 1 ? '\n' : i);
    }
    node.redis().set(key, value);
    assertThat(node.redis().get(key)).isEqualTo(value);
  }

  @Test
  void a_blocking_pop_ends_in_the_time_of_the_test(Node node, Time time, Crowds crowds) {
    Crowd<?> crowd = crowds.of(1).call(n -> node.redis().blpop(5.0, "queue"));
    crowd.awaitBlocked();
    assertThat(node.tap().waiting()).hasSize(1);
    time.advance(Duration.ofMillis(4_999));
    assertThat(crowd.awaitBlocked().outcomes()).isEmpty();
    time.advance(Duration.ofMillis(1));
    assertThat(crowd.awaitBlocked().outcomes()).hasSize(1);
    assertThat(crowd.values()).containsOnlyNulls();
    assertThat(node.tap().waiting()).isEmpty();
  }

  @Test
  void a_blocking_pop_ends_with_a_push(Node one, Node two, Crowds crowds) {
    Crowd<String> crowd = crowds.of(1).call(n -> one.redis().blpop(5.0, "queue").getValue());
    crowd.awaitBlocked();
    two.redis().rpush("queue", "job");
    assertThat(crowd.awaitBlocked()).everyoneGot("job");
  }

  @Test
  void a_subscriber_waits_and_gets_what_is_published(Node one, Node two, Crowds crowds) {
    List<String> heard = new CopyOnWriteArrayList<>();
    JedisPubSub listener =
        new JedisPubSub() {
          @Override
          public void onMessage(String channel, String message) {
            heard.add(message);
          }
        };
    Crowd<String> crowd =
        crowds
            .of(1)
            .call(
                n -> {
                  one.redis().subscribe(listener, "news");
                  return "left";
                });
    crowd.awaitBlocked();
    assertThat(one.tap().waiting()).hasSize(1);
    for (int i = 0; i < 20; i++) {
      assertThat(two.redis().publish("news", "m" + i)).as("subscribers").isEqualTo(1);
      crowd.awaitBlocked();
      assertThat(heard).as("messages").hasSize(i + 1);
    }
    listener.unsubscribe();
    assertThat(crowd.awaitBlocked()).everyoneGot("left");
  }

  @Test
  void a_subscriber_that_has_just_left_is_not_still(Node one, Node two, Crowds crowds) {
    for (int round = 0; round < 30; round++) {
      JedisPubSub once =
          new JedisPubSub() {
            @Override
            public void onMessage(String channel, String message) {
              unsubscribe();
            }
          };
      Crowd<Boolean> crowd =
          crowds
              .of(1)
              .call(
                  n -> {
                    one.redis().subscribe(once, "news", "weather");
                    return true;
                  });
      crowd.awaitBlocked();
      two.redis().publish("weather", "rain");
      assertThat(crowd.awaitBlocked().values()).as("round %d", round).containsExactly(true);
    }
  }

  @Test
  void a_subscription_that_is_lost_waits_for_nothing(Node node, Crowds crowds) {
    node.tap().blackHole();
    Crowd<Boolean> crowd =
        crowds
            .of(1)
            .call(
                n -> {
                  node.redis().subscribe(new JedisPubSub() {}, "news");
                  return true;
                });
    crowd.awaitBlocked();
    assertThat(node.tap().waiting()).hasSize(1);
    node.tap().cut();
    assertThat(crowd.awaitBlocked().failures()).hasSize(1);
  }

  @Test
  void time_does_not_move_while_a_watch_is_open(Node node, Time time) {
    try (var transaction = node.redis().transaction(false)) {
      transaction.watch("a");
      assertThatThrownBy(() -> time.advance(Duration.ofSeconds(1)))
          .hasMessageContaining("WATCH is open");
      transaction.multi();
      transaction.set("a", "1");
      assertThat(transaction.exec()).hasSize(1);
      time.advance(Duration.ofSeconds(1));
    }
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_watch_ends_with_its_line(Node node, Time time) {
    try (var transaction = node.redis().transaction(false)) {
      transaction.watch("a");
      node.tap().cut();
      time.advance(Duration.ofSeconds(1));
    } catch (redis.clients.jedis.exceptions.JedisException broken) {
      assertThat(node.tap().wasCut()).isTrue();
    }
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(1));
  }
}
