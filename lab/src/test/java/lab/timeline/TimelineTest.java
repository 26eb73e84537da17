package lab.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {
  private static final String NASTY = "tab\there\r\nback\\slash \\t \\ ü … 灯 \ud83d\udca1\\";

  static List<Timeline> timelines() {
    return List.of(
        Runs.of("schedule 17", "A", "B").redis("A", "GET x", "nil").marked().timeline(),
        Runs.of(NASTY, NASTY, "").redis(NASTY, NASTY, NASTY).sql("", "", "").timeline(),
        Runs.of("", "A").at(Duration.ofNanos(1), "").ends("A", "").marked().timeline(),
        Runs.of("", "A").at(Duration.ofDays(400), "x").waits("A", "for B").timeline(),
        Runs.of("nobody did anything").timeline());
  }

  @ParameterizedTest
  @MethodSource("timelines")
  void is_one_line_and_comes_back_equal(Timeline timeline) {
    assertThat(timeline.line()).doesNotContain("\n", "\r");
    assertThat(Timeline.of(timeline.line())).isEqualTo(timeline);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "title",
        "title\tmany",
        "title\t2\tA",
        "title\t-3\tA",
        "title\t1\tA\tPT0S\tA\tREDIS\tGET x\tnil",
        "title\t1\tA\tsoon\tA\tREDIS\tGET x\tnil\t",
        "title\t1\tA\tPT0S\tA\tMONGO\tGET x\tnil\t"
      })
  void what_is_no_timeline_is_refused(String line) {
    assertThatThrownBy(() -> Timeline.of(line)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knows_which_servers_were_asked() {
    Timeline timeline = Runs.of("", "A").redis("A", "GET x", "nil").timeline();
    assertThat(timeline.has(Row.Kind.REDIS)).isTrue();
    assertThat(timeline.has(Row.Kind.POSTGRES)).isFalse();
  }
}
