package lab.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {
  @Test
  void a_character_takes_none_one_or_two_columns() {
    assertThat(Columns.width("Lamp ü")).isEqualTo(6);
    assertThat(Columns.width("u\u0308")).isEqualTo(1);
    assertThat(Columns.width("灯x")).isEqualTo(3);
    assertThat(Columns.width("\ud83d\udca1")).isEqualTo(2);
  }

  @Test
  void what_is_too_long_loses_its_middle() {
    assertThat(Columns.cut("0123456789", 10)).isEqualTo("0123456789");
    assertThat(Columns.cut("0123456789", 9)).isEqualTo("0123…6789");
    assertThat(Columns.cut("0123456789", 8)).isEqualTo("0123…789");
    assertThat(Columns.cut("0123456789", 1)).isEqualTo("…");
  }

  @Test
  void no_character_is_split() {
    assertThat(Columns.cut("灯灯灯灯", 6)).isEqualTo("灯…灯");
    assertThat(Columns.cut("a\ud83d\udca1\ud83d\udca1b", 4)).isEqualTo("a…b");
  }
}
