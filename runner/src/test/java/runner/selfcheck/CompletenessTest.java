package runner.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static runner.selfcheck.MiniCourse.adding;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule on what a chapter must have, broken once. */
class CompletenessTest {
  @TempDir Path folder;

  private MiniCourse course;

  @BeforeEach
  void aRightCourse() {
    course = MiniCourse.in(folder);
  }

  @Test
  void a_right_chapter_lacks_nothing() {
    assertThat(faults()).isEmpty();
  }

  @Test
  void a_page_is_missing() {
    course.remove(MiniCourse.README);
    assertThat(faults()).containsExactly(MiniCourse.README + " is missing");
  }

  @Test
  void the_solution_has_no_notes() {
    course.remove("solutions/src/ch01_mini/NOTES.md");
    assertThat(faults()).containsExactly("solutions/src/ch01_mini/NOTES.md is missing");
  }

  @Test
  void a_checkpoint_is_missing() {
    course.remove("solutions/checkpoints/ch01_mini/2/Adder.java");
    assertThat(faults()).containsExactly("solutions/checkpoints/ch01_mini/2/Adder.java is missing");
  }

  @Test
  void a_mistake_has_a_file_of_another_name() {
    course.remove("solutions/mistakes/ch01_mini/fee/Adder.java");
    course.save("solutions/mistakes/ch01_mini/fee/Addder.java", adding("return 0;"));
    assertThat(faults()).containsExactly("solutions/mistakes/ch01_mini/fee/Adder.java is missing");
  }

  @Test
  void two_hints_stand_in_place_of_three() {
    course.replace(MiniCourse.HINTS, "### Hint 3\nDo it.\n\n## Step 2", "## Step 2");
    assertThat(faults()).containsExactly("step 1 has 2");
  }

  @Test
  void a_hint_is_empty() {
    course.replace(
        MiniCourse.HINTS,
        "### Hint 2\nLook there.\n\n### Hint 3\nDo it.\n\n## Step 2",
        "### Hint 2\n\n### Hint 3\nDo it.\n\n## Step 2");
    assertThat(faults()).containsExactly("step 1 has an empty hint");
  }

  @Test
  void a_step_earns_nothing() {
    course.replace(MiniCourse.TEST, "points = 1, ", "");
    assertThat(faults()).containsExactly("step 2 has 0 points");
  }

  @Test
  void a_guard_earns_points() {
    course.replace(MiniCourse.TEST, "kind = \"GUARD\"", "points = 1, kind = \"GUARD\"");
    assertThat(faults()).containsExactly("step 3 has 1 points");
  }

  @Test
  void a_step_says_no_minutes() {
    course.replace(MiniCourse.TEST, "points = 1, minutes = 5,", "points = 1,");
    assertThat(faults()).containsExactly("step 2 has 0 minutes");
  }

  @Test
  void the_steps_do_not_fit_into_the_chapter() {
    course.replace(MiniCourse.TEST, "minutes = 10)", "minutes = 9)");
    assertThat(faults()).containsExactly("they take 10 of 9");
  }

  @Test
  void a_step_does_not_declare_how_it_fails() {
    course.replace(MiniCourse.TEST, "saw a debt\")", "\")");
    assertThat(faults()).containsExactly("step 2 declares \"\"");
  }

  @Test
  void the_numbers_of_the_steps_have_a_gap() {
    course.replace(MiniCourse.TEST, "value = 3", "value = 4");
    course.replace(MiniCourse.HINTS, "## Step 3", "## Step 4");
    assertThat(faults()).containsExactly("they are numbered [1, 2, 4]");
  }

  @Test
  void a_starter_has_sixty_lines_and_may_not_have_one_more() {
    course.program("starters/ch01_mini", lines(60));
    assertThat(faults()).isEmpty();
    course.program("starters/ch01_mini", lines(61));
    assertThat(faults()).containsExactly("solutions/starters/ch01_mini/Adder.java has 61");
  }

  @Test
  void a_solution_has_a_hundred_and_thirty_lines_and_may_not_have_one_more() {
    course.program("src/ch01_mini", lines(130));
    assertThat(faults()).isEmpty();
    course.program("src/ch01_mini", lines(131));
    assertThat(faults()).containsExactly("solutions/src/ch01_mini/Adder.java has 131");
  }

  @Test
  void imports_are_not_counted() {
    course.program("starters/ch01_mini", "import java.util.List;\n" + lines(60));
    assertThat(faults()).isEmpty();
  }

  @Test
  void a_chapter_has_seven_mistakes() {
    course.remove("solutions/mistakes/ch01_mini/fee/Adder.java");
    course.remove("solutions/mistakes/ch01_mini/fee");
    assertThat(faults()).containsExactly("it has 7");
  }

  @Test
  void a_chapter_has_two_alternatives() {
    course.remove("solutions/alternatives/ch01_mini/stream/Adder.java");
    course.remove("solutions/alternatives/ch01_mini/stream");
    assertThat(faults()).containsExactly("it has 2");
  }

  @Test
  void the_warm_up_needs_no_gallery() {
    course.replace(MiniCourse.TEST, "int minutes(); }", "int minutes(); boolean gallery(); }");
    course.replace(MiniCourse.TEST, "minutes = 10)", "minutes = 10, gallery = false)");
    course.remove("solutions/checkpoints/ch01_mini/2/Adder.java");
    course.remove("solutions/alternatives/ch01_mini/stream/Adder.java");
    course.remove("solutions/alternatives/ch01_mini/stream");
    assertThat(faults()).isEmpty();
  }

  private List<String> faults() {
    return Completeness.faults(course.gallery()).stream().map(Fault::found).toList();
  }

  private static String lines(int count) {
    return "//\n".repeat(count);
  }
}
