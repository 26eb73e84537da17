package runner.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.FakeCourse;
import runner.trouble.CommandError;

class CourseTest {
  @TempDir Path folder;

  @Test
  void a_chapter_is_found_by_number_id_or_folder() {
    Course course = FakeCourse.in(folder).course();
    assertThat(course.find("1").folder()).isEqualTo("ch01_one");
    assertThat(course.find("01").folder()).isEqualTo("ch01_one");
    assertThat(course.find("one").folder()).isEqualTo("ch01_one");
    assertThat(course.find("ch01_one").folder()).isEqualTo("ch01_one");
  }

  @Test
  void an_unknown_chapter_names_those_that_exist_and_the_nearest() {
    Course course = FakeCourse.in(folder).course();
    assertThatThrownBy(() -> course.find("zerro"))
        .isInstanceOf(CommandError.class)
        .hasMessageContaining("no chapter \"zerro\"")
        .hasMessageContaining("Did you mean zero?")
        .hasMessageContaining("1  one");
  }

  @Test
  void metadata_is_read_though_the_answer_does_not_compile() {
    FakeCourse fake = FakeCourse.in(folder);
    fake.save("exercises/src/ch00_zero/Adder.java", "this is no Java");
    Chapter chapter = fake.zero();
    assertThat(chapter.title()).isEqualTo("adding numbers");
    assertThat(chapter.points()).isEqualTo(3);
    assertThat(chapter.steps())
        .extracting(StepCard::nested)
        .containsExactly(
            "ch00_zero.AdderTest$OneAndOne",
            "ch00_zero.AdderTest$Large",
            "ch00_zero.AdderTest$Nothing");
    assertThat(chapter.step(3).kind()).isEqualTo(StepCard.Kind.GUARD);
    assertThat(chapter.step(1).tests()).containsExactly("is_two");
  }

  @Test
  void a_second_reading_finds_the_same_card_without_parsing() {
    FakeCourse fake = FakeCourse.in(folder);
    assertThat(fake.zero()).isEqualTo(fake.zero());
  }

  @Test
  void the_root_is_found_from_a_folder_below_it() {
    FakeCourse.in(folder);
    Path below = folder.resolve("exercises/src/ch00_zero");
    assertThat(Course.around(below).root()).isEqualTo(folder.toAbsolutePath());
  }

  @Test
  void a_folder_without_a_course_says_where_to_go() {
    assertThatThrownBy(() -> Course.around(folder))
        .isInstanceOf(CommandError.class)
        .hasMessageContaining("exercises/src");
  }

  @Test
  void a_chapter_that_cannot_be_read_does_not_hide_the_others() {
    FakeCourse fake = FakeCourse.in(folder);
    String test =
        "package ch00_zero; @Chapter(id = ID + 1, title = \"\", minutes = many())"
            + " class AdderTest {}";
    fake.save("exercises/src/ch00_zero/AdderTest.java", test);
    assertThat(fake.course().chapters()).hasSize(1);
    assertThat(fake.course().faults()).singleElement().asString().contains("literals only");
  }

  @Test
  void an_unknown_step_names_those_that_exist() {
    assertThatThrownBy(() -> FakeCourse.in(folder).zero().step(9))
        .isInstanceOf(CommandError.class)
        .hasMessageContaining("no step 9")
        .hasMessageContaining("2  large numbers do not wrap");
  }

  @Test
  void hints_are_read_step_by_step() {
    Hints hints = Hints.of(FakeCourse.in(folder).zero());
    assertThat(hints.of(1))
        .containsExactly("What does *minus* do?", "Look at the sign.", "Write `a + b`.");
    assertThat(hints.of(2)).hasSize(1);
    assertThat(hints.of(3)).isEmpty();
  }
}
