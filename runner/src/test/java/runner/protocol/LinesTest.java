package runner.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import lab.live.Lever;
import lab.live.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinesTest {
  private static final String NASTY = "tab\there\r\nback\\slash \\t ü …";

  static List<Message> messages() {
    return List.of(
        new Message.Ready(),
        new Message.Begun(3),
        new Message.Ended(2, List.of(new TestResult("is_two", Status.FAIL, NASTY, "X")), NASTY),
        new Message.Ended(
            2,
            List.of(
                new TestResult("a", Status.PASS, "", "").reporting(NASTY, "first 100"),
                new TestResult("b", Status.PASS, "", "")),
            ""),
        new Message.Ended(2, List.of(), ""),
        new Message.TimedOut(1, NASTY, ""),
        new Message.Exited(1, NASTY, NASTY),
        new Message.OutOfMemory(1, "", NASTY),
        new Message.Sampled(sample()),
        new Message.Done(true));
  }

  private static Sample sample() {
    double none = Double.NaN;
    return new Sample(
        1, 250, 3, 4, 5, 6, 7, 8, 9, none, 1.5, 2, 3, none, 10, -1, true, false, NASTY, 47, -1);
  }

  static List<Order> orders() {
    return List.of(
        new Order.Run(List.of(), new Job(NASTY, "p.T", List.of(new Job.Step(1, "p.T$A")), 10)),
        new Order.Warm(List.of(new Order.Setting("lab.servers", NASTY))),
        new Order.Warm(List.of()),
        new Order.Watch(List.of(), new Watched(NASTY, "p.Demo", "p", 12_000)),
        new Order.Pull(Lever.RATE, 500),
        new Order.Pull(Lever.HOLD, 1),
        new Order.Stop());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void a_message_is_one_line_and_comes_back_equal(Message message) {
    assertThat(message.line().lines()).hasSize(1);
    assertThat(Message.of(message.line())).isEqualTo(message);
  }

  @ParameterizedTest
  @MethodSource("orders")
  void an_order_is_one_line_and_comes_back_equal(Order order) {
    assertThat(order.line().lines()).hasSize(1);
    assertThat(Order.of(order.line())).isEqualTo(order);
  }

  @Test
  void what_is_no_message_is_refused() {
    assertThatThrownBy(() -> Message.of("PASS\t1")).isInstanceOf(IllegalArgumentException.class);
  }
}
