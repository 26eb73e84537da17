package lab.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import lab.timeline.Row.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableTest {
  @Test
  void what_is_drawn_at_random_has_a_short_name_in_the_order_of_its_first_appearance() {
    String mine = UUID.randomUUID().toString();
    String theirs = UUID.randomUUID().toString();
    Timeline read =
        Readable.of(
            Runs.of("", "A", "B")
                .redis("A", "SET lock:Lamp " + mine + " NX PX 5000", "OK")
                .redis("B", "GET lock:Lamp", mine)
                .redis("B", "SET lock:Lamp owner=" + theirs + " NX", "nil")
                .redis("A", "GETDEL lock:Lamp", mine)
                .timeline());
    assertThat(read.rows())
        .extracting(Row::text)
        .containsExactly(
            "SET lock:Lamp ‹1› NX PX 5000",
            "GET lock:Lamp",
            "SET lock:Lamp owner=‹2› NX",
            "GETDEL lock:Lamp");
    assertThat(read.rows()).extracting(Row::reply).containsExactly("OK", "‹1›", "nil", "‹1›");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0f8fad5b-d9cb-469f-a165-70867728950e",
        "0F8FAD5B-D9CB-469F-A165-70867728950E",
        "9f86d081884c7d659a2feaa0c55ad015",
        "-4964420948893066024",
        "4964420948893066024",
        "dGhpcyBpcyBhIHRva2VuIQ9",
        "q1-Zx_93kLmNoPqRsTuVw=="
      })
  void tokens_are_known_by_their_form(String token) {
    assertThat(text(Kind.REDIS, "SET lock:" + token + ":x " + token))
        .isEqualTo("SET lock:‹1›:x ‹1›");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET price:Lamp 4900 PX 60000",
        "SET at:Lamp 1795644158000",
        "GET catalogue:kitchen_and_dining_room",
        "GET product-000000000042",
        "HSET deadbeefdeadbeef x 1",
        "SET t 2026-11-25T22:02:38.123456789Z",
        "GET orders/2026/November/of-Customer-17"
      })
  void what_a_reader_understands_keeps_its_name(String command) {
    assertThat(text(Kind.REDIS, command)).isEqualTo(command);
  }

  @Test
  void a_statement_is_on_one_line_and_nothing_moves_the_cursor() {
    assertThat(text(Kind.POSTGRES, "SELECT price\n    FROM product\r\n\tWHERE id = ?"))
        .isEqualTo("SELECT price FROM product WHERE id = ?");
    assertThat(text(Kind.REDIS, "SET x \u001b[31m\u0000\u202e\ud800")).isEqualTo("SET x ·[31m···");
  }

  @Test
  void what_belongs_to_no_lane_is_an_event() {
    Timeline read = Readable.of(Runs.of("", "A").redis("sweeper", "DEL x", "1").timeline());
    assertThat(read.rows())
        .containsExactly(new Row(Duration.ZERO, "", Kind.EVENT, "DEL x → 1", "", false));
  }

  @Test
  void forty_rows_are_whole_and_longer_runs_keep_begin_end_and_what_is_marked() {
    assertThat(Readable.of(run(40, 20)).rows()).hasSize(40);
    List<String> texts =
        Readable.of(run(200, 100)).rows().stream().map(Row::text).distinct().toList();
    assertThat(texts)
        .hasSize(12 + 1 + 7 + 1 + 18)
        .startsWith("GET k0")
        .contains("GET k11", "… 85 more rows", "GET k97", "GET k100", "GET k103", "… 78 more rows")
        .endsWith("GET k199");
  }

  private static Timeline run(int rows, int marked) {
    Runs run = Runs.of("", "A");
    for (int i = 0; i < rows; i++) {
      run.redis("A", "GET k" + i, "nil");
      if (i == marked) {
        run.marked();
      }
    }
    return run.timeline();
  }

  private static String text(Kind kind, String text) {
    Row row = new Row(Duration.ZERO, "A", kind, text, "", false);
    return Readable.of(new Timeline("", List.of("A"), List.of(row))).rows().get(0).text();
  }
}
