package lab.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lab.junit.LabExtension;
import lab.node.Node;
import lab.redis.Redis;
import lab.tap.Command;
import lab.time.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.params.XPendingParams;

@ExtendWith(LabExtension.class)
class InboxTest {
  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

  private Node node;
  private Inbox ada;
  private Inbox bea;

  @BeforeEach
  void open(Node node) {
    this.node = node;
    ada = new Inbox(node.redis(), "mail", "ada");
    bea = new Inbox(node.redis(), "mail", "bea");
  }

  private static List<String> texts(List<Letter> letters) {
    return letters.stream().map(Letter::text).toList();
  }

  private List<Letter> take(Inbox inbox) {
    return inbox.take(10, HALF_A_MINUTE);
  }

  @Test
  void is_empty_before_anybody_has_used_it() {
    assertThat(take(ada)).isEmpty();
    assertThat(ada.waiting()).isEmpty();
    assertThat(ada.parked()).isEmpty();
    assertThat(ada.size()).isZero();
  }

  @Test
  void hands_out_each_record_once_the_oldest_first() {
    List.of("1", "2", "3").forEach(ada::add);
    assertThat(texts(ada.take(2, HALF_A_MINUTE))).containsExactly("1", "2");
    assertThat(texts(take(bea))).containsExactly("3");
  }

  @Test
  void keeps_what_was_taken_until_it_is_done() {
    List.of("1", "2").forEach(ada::add);
    List<Letter> taken = take(ada);
    assertThat(ada.waiting()).containsExactly("1", "2");
    ada.done(taken.get(0));
    assertThat(ada.waiting()).containsExactly("2");
    assertThat(ada.size()).isOne();
    assertThat(texts(take(ada))).containsExactly("2");
    ada.done(take(ada));
    assertThat(ada.size()).isZero();
    assertThat(take(ada)).isEmpty();
  }

  @Test
  void lets_another_take_over_what_was_held_for_too_long(Time time) {
    ada.add("1");
    take(ada);
    time.advance(Duration.ofSeconds(27));
    assertThat(take(bea)).isEmpty();
    time.advance(Duration.ofSeconds(5));
    assertThat(texts(take(bea))).containsExactly("1");
    assertThat(take(ada)).isEmpty();
  }

  @Test
  void counts_how_long_it_is_held_anew_for_each_who_takes_it_over(Time time) {
    ada.add("1");
    take(ada);
    time.advance(Duration.ofSeconds(32));
    take(bea);
    time.advance(Duration.ofSeconds(27));
    assertThat(take(ada)).isEmpty();
    time.advance(Duration.ofDays(365));
    assertThat(texts(take(ada))).containsExactly("1");
  }

  @Test
  void passing_time_is_no_delivery(Redis redis, Time time) {
    ada.add("1");
    take(ada);
    time.advance(HALF_A_MINUTE);
    var held =
        redis.admin().xpending("mail", "workers", XPendingParams.xPendingParams("-", "+", 1));
    assertThat(held.get(0).getDeliveredTimes()).isOne();
    assertThat(held.get(0).getConsumerName()).isEqualTo("ada");
    assertThat(held.get(0).getIdleTime()).isBetween(30_000L, 31_500L);
  }

  @Test
  void counts_refusals_on_whichever_node() {
    ada.add("1");
    Letter letter = take(ada).get(0);
    assertThat(ada.refused(letter)).isOne();
    assertThat(bea.refused(letter)).isEqualTo(2);
  }

  @Test
  void parks_a_record_where_nobody_takes_it(Time time, Redis redis) {
    List.of("1", "2").forEach(ada::add);
    Letter letter = take(ada).get(0);
    ada.refused(letter);
    ada.park(letter);
    time.advance(Duration.ofDays(1));
    assertThat(texts(take(bea))).containsExactly("2");
    assertThat(bea.parked()).containsExactly("1");
    assertThat(bea.waiting()).containsExactly("2");
    assertThat(redis.admin().exists("mail:refusals")).isFalse();
  }

  @Test
  void is_not_confused_by_what_another_has_done_meanwhile(Time time) {
    ada.add("1");
    List<Letter> taken = take(ada);
    time.advance(Duration.ofMinutes(1));
    bea.done(take(bea));
    ada.done(taken);
    assertThat(take(ada)).isEmpty();
    assertThat(ada.refused(taken.get(0))).isOne();
  }

  @Test
  void sends_commands_of_redis_5_alone(Time time) {
    ada.add("1");
    time.advance(Duration.ofMinutes(1));
    take(ada);
    take(bea);
    time.advance(Duration.ofMinutes(1));
    bea.done(take(bea));
    ada.add("2");
    ada.park(take(ada).get(0));
    ada.parked();
    ada.waiting();
    ada.size();
    Set<String> sent =
        node.tap().commands().stream().map(Command::name).collect(Collectors.toSet());
    assertThat(sent)
        .isSubsetOf(
            "XADD",
            "XREADGROUP",
            "XGROUP",
            "XPENDING",
            "XCLAIM",
            "XACK",
            "XDEL",
            "XRANGE",
            "XLEN",
            "HDEL",
            "HINCRBY",
            "LRANGE",
            "RPUSH",
            "MULTI",
            "EXEC");
  }
}
