package lab.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import lab.backend.Persistence;
import lab.crowd.Crowd;
import lab.crowd.Crowds;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.redis.Entry;
import lab.redis.Redis;
import lab.time.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.params.SetParams;

/** What was acknowledged, against what is there afterwards. */
@ExtendWith(LabExtension.class)
class MortalRedisTest {
  private static final int ORDERS = 20;

  @Test
  void a_kill_without_persistence_loses_everything(Power power) {
    MortalRedis redis = power.redis(Persistence.NONE);
    acknowledge(redis, 0, ORDERS);
    redis.kill();
    redis.restart();
    assertThat(orders(redis)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void a_kill_loses_nothing_that_is_in_the_file(Persistence persistence, Power power) {
    MortalRedis redis = power.redis(persistence);
    acknowledge(redis, 0, ORDERS);
    redis.kill();
    redis.restart();
    assertThat(orders(redis)).isEqualTo(numbers(0, ORDERS));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "nothing stops a process there")
  void time_passes_for_a_caller_whose_watch_a_frozen_server_has_not_answered(
      Power power, Crowds crowds, Time time) {
    MortalRedis redis = power.redis(Persistence.NONE);
    RedisClient client = redis.node().redis();
    client.get("key");
    redis.freeze();
    Crowd<String> caller =
        crowds
            .of(1)
            .call(
                n -> {
                  try (AbstractTransaction transaction = client.transaction(false)) {
                    return transaction.watch("key");
                  }
                })
            .finish();
    assertThat(caller.failures()).hasSize(1);
    assertThat(time.passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void a_power_cut_without_persistence_loses_everything(Power power, Time time) {
    MortalRedis redis = power.redis(Persistence.NONE);
    acknowledge(redis, 0, ORDERS);
    time.advance(Duration.ofSeconds(10));
    PowerCut cut = redis.powerCut();
    assertThat(orders(redis)).isEmpty();
    assertThat(cut).isEqualTo(new PowerCut(0, 0));
  }

  @Test
  void a_power_cut_loses_what_came_after_the_last_whole_second(Power power, Time time) {
    MortalRedis redis = power.redis(Persistence.EVERY_SECOND);
    acknowledge(redis, 0, 5);
    time.advance(Duration.ofSeconds(1));
    acknowledge(redis, 5, 8);
    time.advance(Duration.ofMillis(999));
    acknowledge(redis, 8, ORDERS);
    PowerCut cut = redis.powerCut();
    assertThat(orders(redis)).isEqualTo(numbers(0, 5));
    assertThat(cut.kept()).isPositive();
    assertThat(cut.lost()).isPositive();
    assertThat(cut).asString().startsWith("A model of a power cut");
  }

  @Test
  void a_power_cut_loses_nothing_that_was_forced(Power power) {
    MortalRedis redis = power.redis(Persistence.EVERY_SECOND);
    acknowledge(redis, 0, ORDERS);
    redis.sync();
    acknowledge(redis, ORDERS, ORDERS + 1);
    redis.powerCut();
    assertThat(orders(redis)).isEqualTo(numbers(0, ORDERS));
  }

  @Test
  void a_power_cut_loses_nothing_where_each_reply_waited_for_the_disk(Power power) {
    MortalRedis redis = power.redis(Persistence.ALWAYS);
    acknowledge(redis, 0, ORDERS);
    PowerCut cut = redis.powerCut();
    assertThat(orders(redis)).isEqualTo(numbers(0, ORDERS));
    assertThat(cut.lost()).isZero();
  }

  @Test
  void after_one_power_cut_there_can_be_another(Power power, Time time) {
    MortalRedis redis = power.redis(Persistence.EVERY_SECOND);
    acknowledge(redis, 0, 3);
    redis.sync();
    acknowledge(redis, 3, 6);
    redis.powerCut();
    acknowledge(redis, 6, 9);
    redis.kill();
    redis.restart();
    time.advance(Duration.ofSeconds(2));
    acknowledge(redis, 9, 12);
    redis.powerCut();
    assertThat(orders(redis)).containsExactly("0", "1", "2", "6", "7", "8");
  }

  @ParameterizedTest
  @EnumSource
  void the_server_is_set_as_the_test_says(Persistence persistence, Power power) {
    Redis redis = power.redis(persistence).redis();
    String fsync = redis.admin().configGet("appendfsync").get("appendfsync");
    String file = redis.admin().configGet("appendonly").get("appendonly");
    assertThat(List.of(file, fsync))
        .isEqualTo(
            switch (persistence) {
              case NONE -> List.of("no", "no");
              case EVERY_SECOND -> List.of("yes", "everysec");
              case ALWAYS -> List.of("yes", "always");
            });
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void time_passes_here_too_and_for_the_dead(Persistence persistence, Power power, Time time) {
    MortalRedis redis = power.redis(persistence);
    redis.node().redis().set("entry", "value", new SetParams().ex(100));
    redis.sync();
    time.advance(Duration.ofMillis(500));
    redis.kill();
    time.advance(Duration.ofSeconds(20));
    redis.restart();
    time.advance(Duration.ofMillis(20_400));
    redis.powerCut();
    assertThat(redis.redis().entries())
        .singleElement()
        .matches(entry -> isBetween(entry, Duration.ofSeconds(50), Duration.ofMillis(59_100)));
    time.advance(Duration.ofSeconds(65));
    assertThat(redis.redis().entries()).isEmpty();
  }

  private static boolean isBetween(Entry entry, Duration least, Duration most) {
    Duration left = entry.left().orElseThrow();
    return left.compareTo(least) >= 0 && left.compareTo(most) <= 0;
  }

  @Test
  void who_was_connected_finds_a_broken_line_and_then_a_living_server(Power power) {
    MortalRedis redis = power.redis(Persistence.ALWAYS);
    Node node = redis.node();
    node.redis().set("entry", "value");
    redis.kill();
    assertThatThrownBy(() -> node.redis().get("entry"))
        .isInstanceOf(JedisConnectionException.class);
    redis.restart();
    assertThat(node.redis().get("entry")).isEqualTo("value");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "nothing stops a process there")
  void a_frozen_server_answers_nobody_until_it_thaws(Power power, Crowds crowds, Time time) {
    MortalRedis redis = power.redis(Persistence.NONE);
    Node node = redis.node();
    node.redis().set("entry", "value");
    redis.freeze();
    Crowd<String> crowd = crowds.of(3).call(n -> node.redis().get("entry"));
    crowd.awaitBlocked();
    time.advance(Duration.ofMillis(1_900));
    assertThat(crowd.awaitBlocked().outcomes()).isEmpty();
    redis.thaw();
    assertThat(crowd.finish().values()).containsExactly("value", "value", "value");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "nothing stops a process there")
  void callers_of_a_frozen_server_give_up_at_their_time_out(Power power, Crowds crowds, Time time) {
    MortalRedis redis = power.redis(Persistence.NONE);
    RedisClient client = redis.node().openRedis(3);
    redis.freeze();
    Crowd<String> crowd = crowds.of(3).call(n -> client.get("entry")).finish();
    assertThat(crowd.failures())
        .hasSize(3)
        .allMatch(failure -> failure.getCause() instanceof SocketTimeoutException);
    // 2 s for the command, and 2 s more for the connection that the pool makes in its place
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "nothing stops a process there")
  void a_wait_in_a_frozen_server_goes_on_when_it_thaws(Power power, Crowds crowds, Time time) {
    MortalRedis redis = power.redis(Persistence.EVERY_SECOND);
    Node node = redis.node();
    Crowd<List<String>> crowd = crowds.of(1).call(n -> node.redis().blpop(30, "queue"));
    crowd.awaitBlocked();
    redis.freeze();
    time.advance(Duration.ofSeconds(20));
    assertThat(crowd.awaitBlocked().outcomes()).isEmpty();
    redis.thaw();
    redis.node().redis().rpush("queue", "order");
    assertThat(crowd.awaitBlocked().values()).containsExactly(List.of("queue", "order"));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "nothing stops a process there")
  void the_frozen_can_be_killed(Power power) {
    MortalRedis redis = power.redis(Persistence.ALWAYS);
    acknowledge(redis, 0, ORDERS);
    redis.freeze();
    redis.kill();
    redis.restart();
    assertThat(orders(redis)).isEqualTo(numbers(0, ORDERS));
  }

  @Test
  void the_shared_redis_never_notices(Power power, Redis shared) {
    shared.admin().set("entry", "value");
    power.redis(Persistence.NONE).kill();
    power.redis(Persistence.EVERY_SECOND).powerCut();
    assertThat(shared.admin().get("entry")).isEqualTo("value");
  }

  private static void acknowledge(MortalRedis redis, int from, int to) {
    Node node = redis.node();
    numbers(from, to)
        .forEach(order -> assertThat(node.redis().rpush("orders", order)).isPositive());
  }

  private static List<String> orders(MortalRedis redis) {
    return redis.redis().admin().lrange("orders", 0, -1);
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(String::valueOf).toList();
  }
}
