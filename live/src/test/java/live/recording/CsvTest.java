package live.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import lab.live.Sample;
import live.Samples;
import org.junit.jupiter.api.Test;
import runner.trouble.CommandError;

class CsvTest {
  @Test
  void a_recording_comes_back_equal() {
    List<Tick> ticks = Samples.recording(5);
    assertThat(Csv.read(Csv.of(ticks), "r.csv")).isEqualTo(ticks);
  }

  @Test
  void a_tick_in_which_no_call_ended_has_empty_cells() {
    double none = Double.NaN;
    Sample sample =
        new Sample(
            1, 250, 0, 0, 0, 0, 0, 0, 0, none, none, none, none, none, 0, -1, true, true, "", -1,
            -1);
    Tick tick = new Tick(0, "p", sample);
    assertThat(Csv.row(tick)).isEqualTo("A,p,1,250,0,0,0,0,0,0,0,,,,,,0,-1,true,true,,-1,-1");
    assertThat(Csv.read(Csv.of(List.of(tick)), "r.csv")).containsExactly(tick);
  }

  @Test
  void an_exception_stays_in_its_cell_and_is_no_formula() {
    String row = Csv.row(Samples.tick(1, 5, "=HYPERLINK(\"x\"),\nand more"));
    assertThat(row).doesNotContain("\n").endsWith(",\"'=HYPERLINK(\"\"x\"\"), and more\",47,8");
  }

  @Test
  void something_else_is_refused_with_its_line() {
    assertThatThrownBy(() -> Csv.read("a,b\n", "x.csv"))
        .isInstanceOf(CommandError.class)
        .hasMessageStartingWith(
            "x.csv is no recording of the live page: line 1, it must begin with side,program,at");
    String good = Csv.of(Samples.recording(1));
    assertThatThrownBy(() -> Csv.read(good.replaceFirst(",250,25,", ",250,many,"), "x.csv"))
        .hasMessageEndingWith("line 2, served must be a number, but was 'many'.");
    assertThatThrownBy(() -> Csv.read(good.replaceFirst("\nB,", "\nC,"), "x.csv"))
        .hasMessageEndingWith("line 3, the side must be A or B, but was 'C'.");
    assertThatThrownBy(() -> Csv.read(good.lines().findFirst().orElseThrow(), "x.csv"))
        .hasMessageContaining("it holds no sample");
  }
}
