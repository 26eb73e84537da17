package lab.tap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnansweredTest {
  private static final Duration START = Duration.ZERO;
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

  private final Unanswered unanswered = new Unanswered();

  @Test
  void replies_belong_to_the_commands_in_their_order_and_pushes_to_none() {
    Sent first = add("GET", null);
    Sent second = add("GET", null);
    assertThat(answer("$1\r\na\r\n")).isSameAs(first);
    assertThat(answer(">2\r\n$10\r\ninvalidate\r\n*1\r\n$1\r\na\r\n")).isNull();
    assertThat(answer("*0\r\n")).isSameAs(second);
  }

  @Test
  void a_subscription_is_answered_by_a_push_for_each_channel() {
    Sent subscribe = subscribe("SUBSCRIBE", "a", "b");
    assertThat(unanswered.waits()).isFalse();
    assertThat(confirm("subscribe", "a", 1)).isNull();
    assertThat(unanswered.waits()).isFalse();
    assertThat(confirm("subscribe", "b", 2)).isSameAs(subscribe);
    assertThat(unanswered.waits()).isTrue();
    assertThat(answer(">3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1\r\n0\r\n")).isNull();
    assertThat(unanswered.waits()).isTrue();
  }

  @Test
  void a_command_for_all_channels_is_answered_by_as_many_as_there_were() {
    subscribe("SUBSCRIBE", "a", "b");
    confirm("subscribe", "a", 1);
    confirm("subscribe", "b", 2);
    subscribe("PSUBSCRIBE", "c");
    confirm("psubscribe", "c", 3);
    Sent end = subscribe("UNSUBSCRIBE");
    assertThat(confirm("unsubscribe", "b", 2)).isNull();
    assertThat(confirm("unsubscribe", "a", 1)).isSameAs(end);
    assertThat(unanswered.waits()).as("one channel is left").isTrue();
    Sent last = subscribe("PUNSUBSCRIBE");
    assertThat(confirm("punsubscribe", "c", 0)).isSameAs(last);
    assertThat(unanswered.waits()).isFalse();
    Sent idle = subscribe("UNSUBSCRIBE");
    assertThat(answer(">3\r\n$11\r\nunsubscribe\r\n$-1\r\n:0\r\n")).isSameAs(idle);
  }

  @Test
  void a_refused_subscription_is_answered_by_the_error() {
    Sent subscribe = subscribe("SUBSCRIBE", "a");
    assertThat(answer("-NOPERM no\r\n")).isSameAs(subscribe);
    assertThat(unanswered.waits()).isFalse();
  }

  @Test
  void a_reply_that_is_only_slow_never_times_out() {
    add("GET", null);
    assertThat(unanswered.endsAtDeadline(TWO_SECONDS)).isFalse();
  }

  @Test
  void a_lost_command_times_out() {
    add("GET", Duration.ZERO);
    assertThat(unanswered.waits()).isTrue();
    assertThat(unanswered.endsAtDeadline(TWO_SECONDS)).isTrue();
  }

  @Test
  void a_wait_in_the_server_is_ended_by_whoever_comes_first() {
    Sent pop = add("BLPOP", Duration.ofSeconds(1));
    assertThat(unanswered.endedByServer(TWO_SECONDS)).isSameAs(pop);
    assertThat(unanswered.endedByServer(null)).isSameAs(pop);
    assertThat(unanswered.endsAtDeadline(TWO_SECONDS)).isFalse();
    answer("*-1\r\n");
    add("BLPOP", Duration.ofSeconds(3));
    assertThat(unanswered.endedByServer(TWO_SECONDS)).isNull();
    assertThat(unanswered.endsAtDeadline(TWO_SECONDS)).isTrue();
  }

  private Sent add(String name, @Nullable Duration limit) {
    Sent sent = new Sent(command(name), null, limit, START, START);
    unanswered.add(sent);
    return sent;
  }

  private Sent subscribe(String name, String... channels) {
    Command command = command(name, channels);
    Sent sent = new Sent(command, null, null, START, START);
    unanswered.addSubscription(sent, command);
    return sent;
  }

  private static Command command(String name, String... arguments) {
    return new Command(1, name, List.of(arguments), Thread.currentThread(), 1);
  }

  private @Nullable Sent confirm(String kind, String channel, int count) {
    String head = ">3\r\n$" + kind.length() + "\r\n" + kind;
    return answer(head + "\r\n$1\r\n" + channel + "\r\n:" + count + "\r\n");
  }

  private @Nullable Sent answer(String frame) {
    return unanswered.answeredBy(frame.getBytes(UTF_8));
  }
}
