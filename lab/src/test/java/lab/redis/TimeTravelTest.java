package lab.redis;

import static lab.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.time.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.params.SetParams;

/** The rules of time travel, each of which was seen to bite. */
@ExtendWith(LabExtension.class)
class TimeTravelTest {
  private static final SetParams A_MINUTE = new SetParams().ex(60);

  private Crowds crowds;

  @BeforeEach
  void take(Crowds crowds) {
    this.crowds = crowds;
  }

  @Test
  void an_entry_of_a_minute_is_there_after_55_seconds_and_gone_after_65(Node node, Time time) {
    node.redis().set("entry", "value", A_MINUTE);
    time.advance(Duration.ofSeconds(55));
    assertThat(node.redis().get("entry")).isEqualTo("value");
    assertThat(node.redis().pttl("entry")).isBetween(3_000L, 5_000L);
    time.advance(Duration.ofSeconds(10));
    assertThat(node.redis().get("entry")).isNull();
  }

  @Test
  void an_entry_without_an_end_survives_a_year(Node node, Time time, Redis redis) {
    node.redis().set("entry", "value");
    time.advance(Duration.ofDays(365));
    assertThat(node.redis().get("entry")).isEqualTo("value");
    assertThat(redis.entries()).singleElement().matches(entry -> entry.left().isEmpty());
  }

  @Test
  void every_type_of_entry_ages(Node node, Time time, Redis redis) {
    node.redis().hset("hash", "field", "value");
    node.redis().rpush("list", "value");
    node.redis().zadd("zset", 1, "value");
    for (Entry entry : redis.entries()) {
      node.redis().pexpire(entry.key(), 30_000);
    }
    time.advance(Duration.ofSeconds(20));
    assertThat(redis.entries()).hasSize(3);
    time.advance(Duration.ofSeconds(20));
    assertThat(redis.entries()).isEmpty();
  }

  @Test
  void a_lock_vanishes_when_its_lease_is_over(Node node, Time time) {
    SetParams lease = new SetParams().nx().px(5_000);
    assertThat(node.redis().set("lock", "mine", lease)).isEqualTo("OK");
    assertThat(node.redis().set("lock", "yours", lease)).isNull();
    time.advance(Duration.ofSeconds(7));
    assertThat(node.redis().set("lock", "yours", lease)).isEqualTo("OK");
  }

  @Test
  void names_and_values_need_not_be_text(Node node, Time time, Redis redis) {
    byte[] key = {0, (byte) 0xff, '\n', (byte) 0xc3};
    node.redis().set(key, new byte[] {1, 2, 3}, A_MINUTE);
    time.advance(Duration.ofSeconds(65));
    assertThat(redis.entries()).isEmpty();
  }

  @Test
  void an_entry_that_ends_is_expired_and_not_deleted(Node node, Time time, Redis redis) {
    redis.admin().configSet("notify-keyspace-events", "Ex");
    try {
      Crowd<String> listener = listenFor(node);
      listener.awaitBlocked();
      node.redis().set("entry", "value", A_MINUTE);
      time.advance(Duration.ofSeconds(65));
      assertThat(listener.finish()).everyoneGot("entry");
    } finally {
      redis.admin().configSet("notify-keyspace-events", "");
    }
  }

  private Crowd<String> listenFor(Node node) {
    return crowds
        .of(1)
        .call(
            n -> {
              StringBuilder heard = new StringBuilder();
              node.redis()
                  .psubscribe(
                      new JedisPubSub() {
                        @Override
                        public void onPMessage(String pattern, String channel, String key) {
                          heard.append(key);
                          punsubscribe();
                        }
                      },
                      "__keyevent@*__:expired");
              return heard.toString();
            });
  }

  @Test
  void a_blocking_pop_ends_when_its_time_is_over(Node node) {
    Crowd<List<String>> crowd = crowds.of(5).call(n -> node.redis().blpop(30, "queue"));
    crowd.awaitBlocked();
    assertThat(crowd.values()).isEmpty();
    assertThat(crowd.finish()).everyoneGot(null);
  }

  @Test
  void a_blocking_pop_gets_what_comes_in_time(Node node, Time time) {
    Crowd<List<String>> crowd = crowds.of(1).call(n -> node.redis().blpop(30, "queue"));
    crowd.awaitBlocked();
    time.advance(Duration.ofSeconds(10));
    node.redis().rpush("queue", "order");
    assertThat(crowd.awaitBlocked()).everyoneGot(List.of("queue", "order"));
  }

  @Test
  void time_stands_while_a_watch_is_open(Node node, Time time) {
    node.redis().set("entry", "value");
    try (AbstractTransaction transaction = node.redis().transaction(false)) {
      transaction.watch("entry");
      assertThatThrownBy(() -> time.advance(Duration.ofSeconds(1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("WATCH");
    }
    time.advance(Duration.ofSeconds(1));
  }
}
