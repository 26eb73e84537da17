package runner.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Demos that lack something, and recordings that fit no longer. */
class DemosTest {
  @TempDir Path folder;

  private MiniCourse course;

  @BeforeEach
  void aRightCourse() {
    course = MiniCourse.in(folder);
  }

  @Test
  void a_right_demo_has_no_faults() {
    assertThat(faults()).isEmpty();
  }

  @Test
  void a_chapter_has_no_demo() {
    course.remove(MiniCourse.DEMO);
    assertThat(faults()).containsExactly("it has none");
  }

  @Test
  void the_warm_up_needs_no_demo() {
    course.replace(MiniCourse.TEST, "int minutes(); }", "int minutes(); boolean gallery(); }");
    course.replace(MiniCourse.TEST, "minutes = 10)", "minutes = 10, gallery = false)");
    course.remove(MiniCourse.DEMO);
    assertThat(faults()).isEmpty();
  }

  @Test
  void a_demo_does_not_say_what_it_plays() {
    course.replace(MiniCourse.DEMO, "@Scenario", "@Scene");
    assertThat(faults()).singleElement().asString().endsWith("Demo.java has no @Scenario");
  }

  @Test
  void a_program_of_the_demo_does_not_exist() {
    course.replace(MiniCourse.DEMO, "answer =", "naive = \"no_lock\", answer =");
    assertThat(faults())
        .containsExactly(
            "the program 'naive' has no Adder.java",
            "demo.json has [starter, solution], the demo plays [naive, starter, solution]");
  }

  @Test
  void a_recording_or_its_picture_is_missing() {
    course.remove(MiniCourse.EXERCISE + "demo.svg");
    assertThat(faults()).containsExactly("demo.svg is missing");
    course.remove(MiniCourse.EXERCISE + "demo.json");
    assertThat(faults()).containsExactly("demo.json is missing", "demo.svg is missing");
  }

  @Test
  void the_picture_shows_another_recording() {
    course.replace(MiniCourse.EXERCISE + "demo.json", "431.25", "432.25");
    assertThat(faults()).isEmpty(); // no digit of the picture changes
    course.replace(MiniCourse.EXERCISE + "demo.json", "\"high\" : 583", "\"high\" : 584");
    assertThat(faults()).containsExactly("demo.svg is not the picture of demo.json");
  }

  @Test
  void a_picture_from_a_machine_with_other_line_ends_is_the_same() {
    course.replace(MiniCourse.EXERCISE + "demo.svg", "\n", "\r\n");
    assertThat(faults()).isEmpty();
  }

  @Test
  void the_demo_was_changed_after_it_was_recorded() {
    course.replace(MiniCourse.DEMO, "A rush", "A flood");
    course.replace(MiniCourse.DEMO, "starter.queries", "starter.customers");
    assertThat(faults())
        .containsExactly(
            "demo.json is called 'A rush', the demo 'A flood'",
            "demo.json has no figure starter.customers, which answers the question");
  }

  @Test
  void a_recording_can_not_be_read() {
    course.save(MiniCourse.EXERCISE + "demo.json", "{}}");
    assertThat(faults()).singleElement().asString().startsWith("demo.json: it is no recording");
  }

  @Test
  void prose_quotes_the_median_or_the_range_with_or_without_the_unit() {
    assertThat(
            quoting(
                "[500](demo.json#starter.queries) [219 to 583 ms](demo.json#starter.last)"
                    + " [431](demo.json#starter.last) [219 ms](demo.json#solution.last)"))
        .isEmpty();
  }

  @Test
  void prose_quotes_something_else() {
    assertThat(quoting("[499](demo.json#starter.queries)"))
        .containsExactly("it quotes '499' for starter.queries, and the recording says 500 (500)");
    assertThat(quoting("[431](../ch01_mini/demo.json#starter.first)"))
        .containsExactly("the recording has no figure starter.first");
    assertThat(quoting("[431](../ch02_mini/demo.json#starter.last)"))
        .containsExactly("the link to ../ch02_mini/demo.json#starter.last leads nowhere");
  }

  private List<String> faults() {
    return Demos.faults(course.chapter()).stream().map(Fault::found).toList();
  }

  private List<String> quoting(String prose) {
    course.append(MiniCourse.README, prose + "\n");
    List<String> faults = Links.faults(course.course()).stream().map(Fault::found).toList();
    course.replace(MiniCourse.README, prose + "\n", "");
    return faults;
  }
}
