package lab.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import lab.timeline.TimelineText.Line;
import lab.timeline.TimelineText.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTextTest {
  private static final String SELECT = "SELECT price_cents FROM product WHERE id = 'Lamp'";

  private final Runs stale =
      Runs.of("schedule 17", "A", "B")
          .redis("A", "GET price:Lamp", "nil")
          .sql("A", SELECT, "4900")
          .sql("B", "UPDATE product\n   SET price_cents = 5200\n WHERE id = 'Lamp'", "1")
          .redis("B", "DEL price:Lamp", "0")
          .ends("B", "")
          .redis("A", "SET price:Lamp 4900 PX 60000", "OK")
          .marked()
          .ends("A", "4900");

  @Test
  void a_stale_set_is_seen_by_the_switch_of_lanes() {
    assertThat(TimelineText.of(stale.timeline()))
        .isEqualTo(
            """
            schedule 17
              time  A                       B                                                Redis  PostgreSQL
              0 ms  GET price:Lamp ────────────────────────────────────────────────────────→ nil
                    SELECT price_cents FROM product WHERE id = 'Lamp' ────────────────────────────→ 4900
                    │                       UPDATE product SET price_c… = 5200 WHERE id = 'Lamp' ─→ 1
                    │                       DEL price:Lamp ────────────────────────────────→ 0
                    │                       done
            ▶       SET price:Lamp 4900 PX 60000 ──────────────────────────────────────────→ OK
                    done, 4900""");
  }

  @Test
  void an_unlock_by_another_is_seen_by_the_names_of_the_tokens() {
    String mine = UUID.randomUUID().toString();
    String theirs = UUID.randomUUID().toString();
    Timeline timeline =
        Runs.of("schedule 3", "A", "B")
            .redis("A", "SET lock:Lamp " + mine + " NX PX 5000", "OK")
            .redis("B", "SET lock:Lamp " + theirs + " NX PX 5000", "nil")
            .waits("B", "waits 6 s")
            .at(Duration.ofSeconds(6), "6 s pass: the lease of lock:Lamp ends")
            .redis("B", "SET lock:Lamp " + theirs + " NX PX 5000", "OK")
            .at(Duration.ofMillis(6_050))
            .redis("A", "DEL lock:Lamp", "1")
            .marked()
            .ends("A", "4900")
            .timeline();
    assertThat(TimelineText.of(timeline))
        .isEqualTo(
            """
            schedule 3
              time     A                               B                               Redis
              0 ms     SET lock:Lamp ‹1› NX PX 5000 ─────────────────────────────────→ OK
                       │                               SET lock:Lamp ‹2› NX PX 5000 ─→ nil
                       │                               (waits 6 s)
              6.0 s    ── 6 s pass: the lease of lock:Lamp ends ────────────────────────────
                       │                               SET lock:Lamp ‹2› NX PX 5000 ─→ OK
            ▶ 6.050 s  DEL lock:Lamp ────────────────────────────────────────────────→ 1
                       done, 4900""");
  }

  @Test
  void three_callers_have_three_lanes() {
    Timeline timeline =
        Runs.of("schedule 5", "A", "B", "C")
            .redis("A", "GET price:Lamp", "nil")
            .redis("B", "GET price:Lamp", "nil")
            .redis("C", "GET price:Lamp", "nil")
            .sql("C", SELECT, "4900")
            .sql("A", SELECT, "4900")
            .waits("B", "waits for a row lock of A")
            .timeline();
    assertThat(TimelineText.of(timeline))
        .isEqualTo(
            """
            schedule 5
              time  A               B               C                                        Redis  PostgreSQL
              0 ms  GET price:Lamp ────────────────────────────────────────────────────────→ nil
                    │               GET price:Lamp ────────────────────────────────────────→ nil
                    │               │               GET price:Lamp ────────────────────────→ nil
                    │               │               SELECT price_cents FRO…uct WHERE id = 'Lamp' ─→ 4900
                    SELECT price_cents FROM product WHERE id = 'Lamp' ────────────────────────────→ 4900
                    │               (waits for a row lock of A)""");
  }

  @Test
  void one_caller_and_one_server_take_no_more_room_than_they_need() {
    Timeline timeline =
        Runs.of("the_price_is_cached", "the test")
            .sql("the test", "SELECT 1", "1")
            .ends("the test", "1")
            .timeline();
    assertThat(TimelineText.of(timeline))
        .isEqualTo(
            """
            the_price_is_cached
              time  the test    PostgreSQL
              0 ms  SELECT 1 ─→ 1
                    done, 1""");
  }

  @Test
  void two_keys_of_a_script_stay_two() {
    String keys = "'lock:Garden chair 524' 'price:Garden chair 524'";
    Timeline timeline =
        Runs.of("schedule 4", "A", "B")
            .redis("A", "EVAL script(" + keys + "; ‹1› '5200 0 and more of it' 90000)", "1")
            .redis("B", "EVAL script(" + keys + "; ‹2› 4900 90000)", "0")
            .timeline();
    assertThat(TimelineText.of(timeline).lines().skip(2))
        .containsExactly(
            "  0 ms  EVAL script('lock:Gar…air 524' 'price:Ga…air 524'; ‹1› '5200 0 a…e of it'"
                + " 90000) ──→ 1",
            "        │                       EVAL script('lock:…r 524' 'price…r 524'; ‹2› 4900"
                + " 90000) ──→ 0");
  }

  @Test
  void what_is_too_long_loses_its_middle() {
    Timeline timeline =
        Runs.of("schedule 8", "A", "B")
            .redis("A", "SET price:Lamp {\"name\":\"" + "a lamp ".repeat(30) + "\"} PX 60000", "OK")
            .redis("B", "GET price:Lamp", "{\"name\":\"a lamp a lamp a lamp\"}")
            .at(Duration.ofHours(1), "an hour passes, " + "and nothing happens ".repeat(9))
            .timeline();
    assertThat(TimelineText.of(timeline))
        .isEqualTo(
            """
            schedule 8
              time      A                                 B                                 Redis
              0 ms      SET price:Lamp {"name":"a lamp a… lamp a lamp a lamp "} PX 60000 ─→ OK
                        │                                 GET price:Lamp ─────────────────→ {"name":"…a lamp"}
              3600.0 s  ── an hour passes, and nothing happens and n… and nothing happens and nothing happens""");
  }

  @Test
  void a_long_run_is_folded_and_its_marked_row_stays() {
    Runs run = Runs.of("schedule 9", "A", "B");
    for (int i = 0; i < 60; i++) {
      run.at(Duration.ofMillis(i)).redis(i % 2 == 0 ? "A" : "B", "INCR n", "" + (i + 1));
    }
    run.marked();
    assertThat(TimelineText.of(run.timeline()))
        .isEqualTo(
            """
            schedule 9
              time   A                       B         Redis
              0 ms   INCR n ─────────────────────────→ 1
              1 ms   │                       INCR n ─→ 2
              2 ms   INCR n ─────────────────────────→ 3
              3 ms   │                       INCR n ─→ 4
              4 ms   INCR n ─────────────────────────→ 5
              5 ms   │                       INCR n ─→ 6
              6 ms   INCR n ─────────────────────────→ 7
              7 ms   │                       INCR n ─→ 8
              8 ms   INCR n ─────────────────────────→ 9
              9 ms   │                       INCR n ─→ 10
              10 ms  INCR n ─────────────────────────→ 11
              11 ms  │                       INCR n ─→ 12
                     ── … 30 more rows ─────────────────────
              42 ms  INCR n ─────────────────────────→ 43
              43 ms  │                       INCR n ─→ 44
              44 ms  INCR n ─────────────────────────→ 45
              45 ms  │                       INCR n ─→ 46
              46 ms  INCR n ─────────────────────────→ 47
              47 ms  │                       INCR n ─→ 48
              48 ms  INCR n ─────────────────────────→ 49
              49 ms  │                       INCR n ─→ 50
              50 ms  INCR n ─────────────────────────→ 51
              51 ms  │                       INCR n ─→ 52
              52 ms  INCR n ─────────────────────────→ 53
              53 ms  │                       INCR n ─→ 54
              54 ms  INCR n ─────────────────────────→ 55
              55 ms  │                       INCR n ─→ 56
              56 ms  INCR n ─────────────────────────→ 57
              57 ms  │                       INCR n ─→ 58
              58 ms  INCR n ─────────────────────────→ 59
            ▶ 59 ms  │                       INCR n ─→ 60""");
  }

  @Test
  void lines_say_how_they_look() {
    assertThat(TimelineText.lines(stale.at(Duration.ofSeconds(1), "1 s").timeline(), 98))
        .extracting(line -> line.text().strip().split("[ :]+")[0], Line::look)
        .startsWith(
            tuple("schedule", Look.HEADING), tuple("time", Look.HEADING), tuple("0", Look.PLAIN))
        .contains(tuple("▶", Look.MARKED))
        .endsWith(tuple("1.0", Look.EVENT));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 98, 100})
  void no_line_is_too_long_whatever_it_holds(int width) {
    String wide = "灯\ud83d\udca1u\u0308 ".repeat(60);
    Runs long1 = Runs.of(wide, wide, "B").redis(wide, wide, wide).sql("B", wide, wide);
    Runs many = Runs.of("", "A", "B", "C", "D", "E", "F", "G", "H", "I").redis("I", wide, wide);
    Runs late = Runs.of("", "A").at(Duration.ofDays(3_000), wide).ends("A", wide).waits("A", wide);
    Runs none = Runs.of("").at(Duration.ZERO, wide);
    Stream.of(long1, many.sql("A", wide, wide), late, none, stale)
        .flatMap(run -> TimelineText.lines(run.timeline(), width).stream())
        .forEach(
            line -> assertThat(Columns.width(line.text())).as(line.text()).isBetween(1, width));
  }
}
