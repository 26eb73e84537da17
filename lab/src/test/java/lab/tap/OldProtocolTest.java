package lab.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lab.backend.Backends;
import lab.backend.Servers;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.redis.Redis;
import lab.redis.RedisLogin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisProtocol;

/** A server without HELLO speaks RESP 2, in which a message looks like any other reply. */
@ExtendWith(LabExtension.class)
class OldProtocolTest {
  @Test
  void commands_are_counted_and_handshakes_are_not(Node node) {
    try (Jedis jedis = connect(node)) {
      jedis.incr("count");
      try (var transaction = jedis.multi()) {
        transaction.incr("count");
        transaction.exec();
      }
    }
    assertThat(node.tap().commands())
        .extracting(Command::name)
        .containsExactly("INCR", "MULTI", "INCR", "EXEC");
  }

  @Test
  void a_blocking_pop_ends_with_its_time(Node node, Crowds crowds) {
    Crowd<List<String>> crowd =
        crowds
            .of(1)
            .call(
                n -> {
                  try (Jedis jedis = connect(node)) {
                    return jedis.blpop(5, "queue");
                  }
                });
    assertThat(crowd.finish().values()).hasSize(1).containsOnlyNulls();
  }

  @Test
  void a_subscriber_stands_still_between_messages(Node node, Crowds crowds, Redis redis) {
    StringBuffer heard = new StringBuffer();
    Crowd<String> crowd = crowds.of(1).call(n -> listen(node, heard)).awaitBlocked();
    for (String word : List.of("one ", "two ", "end")) {
      assertThat(crowd.awaitBlocked().outcomes()).isEmpty();
      assertThat(redis.admin().publish("news", word)).isEqualTo(1);
    }
    assertThat(crowd.awaitBlocked().values()).containsExactly("one two end");
  }

  private static String listen(Node node, StringBuffer heard) {
    try (Jedis jedis = connect(node)) {
      jedis.subscribe(
          new JedisPubSub() {
            @Override
            public void onMessage(String channel, String message) {
              heard.append(message);
              if (message.equals("end")) {
                unsubscribe();
              }
            }
          },
          "news",
          "weather");
      jedis.get("a");
      return heard.toString();
    }
  }

  private static Jedis connect(Node node) {
    Servers servers = Backends.current();
    return new Jedis(
        node.tap().socketFactory(),
        RedisLogin.to(servers.redisDatabase(), servers.redisStudent())
            .protocol(RedisProtocol.RESP2)
            .build());
  }
}
