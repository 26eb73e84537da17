package grader.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import grader.model.Counting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import runner.course.Chapter;
import runner.course.Course;
import runner.trouble.CommandError;

class RulesTest {
  private static final Course COURSE = Course.around(Path.of(""));
  private static final Chapter STAMPEDE = COURSE.find("stampede");
  private static final Chapter BEHIND = COURSE.find("write_behind");

  @TempDir Path folder;

  @Test
  void the_example_that_ships_says_what_its_comments_promise() {
    Rules rules = Rules.read(COURSE.root().resolve("grader/grading.example.yaml"), COURSE);
    assertThat(rules.of(COURSE.find("0"))).isEqualTo(new Counting(0, "2026-12-01T23:59+01:00", 10));
    assertThat(rules.of(STAMPEDE)).isEqualTo(new Counting(2, "2026-12-01T23:59+01:00", 10));
    assertThat(rules.of(BEHIND)).isEqualTo(new Counting(1.5, "2026-12-15T12:00+01:00", 10));
    assertThat(rules.of(COURSE.find("1")).weight()).isEqualTo(1);
    assertThat(rules.due("2026-12-02T08:00Z").of(STAMPEDE).due()).isEqualTo("2026-12-02T08:00Z");
    assertThat(rules.due("2026-12-02T08:00Z").of(BEHIND).due()).isEqualTo("2026-12-15T12:00+01:00");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01T22:59Z, 0",
    "2026-12-01T23:59+01:00, 0",
    "2026-12-01T23:59:00.001+01:00, 1",
    "2026-12-02T23:59+01:00, 1",
    "2026-12-02T23:00Z, 2",
    "2027-12-01T23:59+01:00, 365"
  })
  void a_day_that_has_begun_counts_wherever_its_clock_stands(String handedIn, int days) {
    Rules rules = Rules.none().due("2026-12-01T23:59+01:00");
    assertThat(rules.daysLate(STAMPEDE, OffsetDateTime.parse(handedIn))).isEqualTo(days);
    assertThat(Rules.none().daysLate(STAMPEDE, OffsetDateTime.parse(handedIn))).isZero();
  }

  @Test
  void each_day_costs_its_share_and_never_more_than_there_is() {
    Counting counting = new Counting(3, "", 15);
    assertThat(counting.left(7, 0)).isEqualTo(7);
    assertThat(counting.left(7, 1)).isEqualTo(5.95);
    assertThat(counting.left(7, 7)).isZero();
    assertThat(new Counting(1, "", 0).left(7, 300)).isEqualTo(7);
    assertThat(new Counting(1, "", 100).left(7, 1)).isZero();
  }

  @Test
  void what_has_no_effect_is_an_error() throws IOException {
    for (String nothing : List.of("", "# nothing yet\n", "{}")) {
      assertThatThrownBy(() -> read(nothing))
          .isInstanceOf(CommandError.class)
          .hasMessageEndingWith(
              "grading.yaml says nothing: write what counts, as grader/grading.example.yaml does.");
    }
    Rules late = read("late: 10\n");
    assertThatThrownBy(late::complete)
        .isInstanceOf(CommandError.class)
        .hasMessageStartingWith("late: 10 has no effect, because nothing has a due date");
    assertThat(late.due("2026-12-02T08:00Z").complete().late()).isEqualTo(10);
    String own = "late: 5\nchapters: {stampede: {due: 2026-12-15T12:00Z}}\n";
    assertThat(read(own).complete().late()).isEqualTo(5);
    assertThat(Rules.none().complete()).isEqualTo(Rules.none());
  }

  @Test
  void a_chapter_of_which_nothing_is_said_counts_as_usual() throws IOException {
    assertThat(read("late: 5\nchapters: {stampede: {}}\n").of(STAMPEDE))
        .isEqualTo(new Counting(1, "", 5));
    assertThat(Rules.none().areDue(List.of(STAMPEDE))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lates: 5 | line 1: lates is unknown here; what can be said is late, due, chapters.",
        "late: -5 | line 1: late must be the per cent that a day costs, a whole number from 0 to 100, but was -5.",
        "late: ten | from 0 to 100, but was ten.",
        "late: 101 | from 0 to 100, but was 101.",
        "late: | from 0 to 100, but was empty.",
        "late: [1] | line 1: here must be one value, not several.",
        "late: 5;late: 6 | line 2: late stands here twice: take one away.",
        "due: tomorrow | line 1: due must be a date and time with its zone, as in 2026-12-01T23:59+01:00, but was tomorrow.",
        "due: 2026-12-01 | but was 2026-12-01.",
        "due: 2026-12-01T23:59 | but was 2026-12-01T23:59.",
        "due: 2026-02-30T23:59Z | but was 2026-02-30T23:59Z.",
        "chapters:;  stampede:;    weight: -1 | line 3: weight must be a number of at least 0, as in 1.5, but was -1.",
        "chapters:;  stampede:;    weight: heavy | line 3: weight must be a number",
        "chapters:;  stampede:;    weight: NaN | line 3: weight must be a number",
        "chapters:;  stampede:;    points: 3 | line 3: points is unknown here; what can be said is weight, due.",
        "chapters:;  stampeed:;    weight: 1 | line 2: There is no chapter \"stampeed\". Did you mean stampede?",
        "chapters:;  3: {weight: 1};  stampede: {weight: 2} | line 3: stampede is a chapter that stands above already.",
        "chapters:;  stampede: 2 | line 2: here must be lines of the form \"name: value\".",
        "- late | line 1: here must be lines of the form",
        "late: {5 | this is no YAML (",
        "late: &a 5;late: *b | this is no YAML (",
        "!!javax.script.ScriptEngineManager [] | line 1: this is no YAML (Global tag is not allowed",
      })
  void says_the_line_the_value_and_what_to_do(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml.replace(";", "\n")))
        .isInstanceOf(CommandError.class)
        .hasMessageStartingWith(folder.resolve("grading.yaml").toString())
        .hasMessageContaining(message);
  }

  @Test
  void says_what_is_wrong_with_the_file_and_the_option() throws IOException {
    assertThatThrownBy(() -> Rules.read(folder.resolve("nowhere.yaml"), COURSE))
        .isInstanceOf(CommandError.class)
        .hasMessage("There is no file " + folder.resolve("nowhere.yaml") + ".");
    Path latin = folder.resolve("latin.yaml");
    Files.write(latin, "# später".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> Rules.read(latin, COURSE))
        .isInstanceOf(CommandError.class)
        .hasMessageContaining("is not in UTF-8");
    assertThatThrownBy(() -> Rules.none().due("1 December"))
        .isInstanceOf(CommandError.class)
        .hasMessage("--due must be " + Rules.DATE + ", but was 1 December.");
  }

  private Rules read(String yaml) throws IOException {
    return Rules.read(Files.writeString(folder.resolve("grading.yaml"), yaml), COURSE);
  }
}
