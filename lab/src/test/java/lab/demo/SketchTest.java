package lab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SketchTest {
  private static final Machine MACHINE =
      new Machine(2, "P", "1 GB", "Linux", "JDK 17", "Redis 6.2", "PostgreSQL 17");

  @Test
  void programs_share_a_scale_and_one_query_beside_five_hundred_is_seen() {
    Map<String, Take> takes = new LinkedHashMap<>();
    takes.put("naive", take(0, 500, 250, 0));
    takes.put("solution", take(0, 1, 0, 0));
    Recording recording = recording(Shape.BARS, false, takes);
    Sketch sketch = new Sketch(recording, recording.charts().get(0), Sketch.BLOCKS);

    assertThat(sketch.of(takes.get("naive")))
        .containsExactly(
            "      500 |               ███████████████",
            "          |               ███████████████",
            "          |               ██████████████████████████████",
            "        0 |               ██████████████████████████████");
    assertThat(sketch.of(takes.get("solution")))
        .containsExactly(
            "      500 |",
            "          |",
            "          |",
            "        0 |               ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁");
    assertThat(sketch.axis()).singleElement().asString().contains("time (ms)").endsWith("30");
  }

  @Test
  void a_logarithmic_axis_gives_every_power_of_ten_the_same_room() {
    Map<String, Take> takes = Map.of("solution", take(10_000, 1, 100, 1));
    Recording recording = recording(Shape.BARS, true, takes);
    Sketch sketch = new Sketch(recording, recording.charts().get(0), Sketch.LETTERS);
    assertThat(sketch.of(takes.get("solution")))
        .containsExactly(
            "   10,000 |###############",
            "          |###############",
            "          |###############               ###############",
            "        1 |###############...............###############...............");
  }

  @Test
  void few_points_are_written_as_numbers() {
    Map<String, Take> takes = Map.of("solution", take(33.3, 60, 85.7, 96));
    Recording recording = recording(Shape.DOTS, false, takes);
    Sketch sketch = new Sketch(recording, recording.charts().get(0), Sketch.BLOCKS);
    assertThat(sketch.of(takes.get("solution")))
        .containsExactly("           0: 33.3     10: 60      20: 85.7    30: 96");
    assertThat(sketch.axis()).isEmpty();
  }

  @Test
  void what_never_changes_is_one_number() {
    Series promised = new Series("queries", "promised", List.of(0.0, 9.0), List.of(60.0, 60.0));
    Map<String, Take> takes = Map.of("solution", new Take(1, List.of(), List.of(promised)));
    Recording recording = recording(Shape.LINE, false, takes);
    Sketch sketch = new Sketch(recording, recording.charts().get(0), Sketch.BLOCKS);
    assertThat(sketch.of(takes.get("solution"))).containsExactly("           promised: 60");
  }

  @Test
  void nothing_at_all_can_be_drawn_too() {
    Map<String, Take> takes = Map.of("solution", new Take(1, List.of(), List.of()));
    Recording recording = recording(Shape.BARS, true, takes);
    Sketch sketch = new Sketch(recording, recording.charts().get(0), Sketch.BLOCKS);
    assertThat(sketch.of(takes.get("solution"))).isEmpty();
    assertThat(sketch.axis()).hasSize(1);
  }

  private static Take take(double... values) {
    List<Double> y = Stream.of(0, 1, 2, 3).map(i -> values[i]).toList();
    return new Take(
        1, List.of(), List.of(new Series("queries", "", List.of(0.0, 10.0, 20.0, 30.0), y)));
  }

  private static Recording recording(Shape shape, boolean logarithmic, Map<String, Take> takes) {
    var chart =
        new Recording.Chart("queries", "Queries", "time (ms)", "per 10 ms", shape, logarithmic);
    return new Recording(
        "ch03_stampede", "A rush", "", "demo 3", "2026-11-25", MACHINE, List.of(chart), takes);
  }
}
