package runner.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prose that points at something that is not there. */
class LinksTest {
  @TempDir Path folder;

  private MiniCourse course;

  @BeforeEach
  void aRightCourse() {
    course = MiniCourse.in(folder);
  }

  @Test
  void what_right_prose_points_at_exists() {
    assertThat(faults()).isEmpty();
  }

  @Test
  void a_link_leads_nowhere() {
    assertThat(faultsOf("[gone](gone.md)")).containsExactly("the link to gone.md leads nowhere");
  }

  @Test
  void a_picture_is_missing() {
    assertThat(faultsOf("![a till](till.svg)"))
        .containsExactly("the link to till.svg leads nowhere");
  }

  @Test
  void a_deck_of_slides_is_not_looked_at_and_the_page_beside_it_is() throws Exception {
    Path slides = Files.createDirectories(folder.resolve("slides"));
    Files.writeString(slides.resolve("opening.md"), "![a till](till.svg)");
    Files.writeString(slides.resolve("README.md"), "[gone](gone.md)");

    assertThat(faults()).containsExactly("the link to gone.md leads nowhere");
  }

  @Test
  void a_link_leads_out_of_the_course() {
    assertThat(faultsOf("[home](../../../..)"))
        .containsExactly("the link to ../../../.. leads out of the course");
  }

  @Test
  void an_anchor_of_the_page_is_missing() {
    assertThat(faultsOf("[the shop](#the-shop)"))
        .containsExactly("the link to #the-shop names no heading of that page");
  }

  @Test
  void an_anchor_of_another_page_is_missing() {
    assertThat(faultsOf("[the shop](../../../README.md#the-shop)"))
        .containsExactly("the link to ../../../README.md#the-shop names no heading of that page");
  }

  @Test
  void an_anchor_of_something_that_is_no_page_is_missing() {
    assertThat(faultsOf("[chapters](../../src#mini) [code](Adder.java#add)"))
        .containsExactly(
            "the link to ../../src#mini names no heading of that page",
            "the link to Adder.java#add names no heading of that page");
  }

  @Test
  void headings_of_the_same_text_are_told_apart_by_a_number() {
    assertThat(faultsOf("[second hint 1](HINTS.md#hint-1-1)")).isEmpty();
    assertThat(faultsOf("[a fourth hint 1](HINTS.md#hint-1-3)")).hasSize(1);
  }

  @Test
  void a_heading_may_hold_code_and_signs() {
    assertThat(faultsOf("\n\n## What `addExact` does, & why\n\n[it](#what-addexact-does--why)"))
        .isEmpty();
  }

  @Test
  void a_file_of_that_name_does_not_exist() {
    assertThat(faultsOf("Open `Subtractor.java` and `Adder.java`."))
        .containsExactly("there is no file Subtractor.java");
  }

  @Test
  void a_link_to_the_web_names_no_host() {
    assertThat(faultsOf("[redis](https:///docs) [right](https://redis.io/docs#set)"))
        .containsExactly("the link to https:///docs names no host");
  }

  @Test
  void hints_and_notes_are_read_too() {
    course.append(MiniCourse.HINTS, "See `Gone.java`.\n");
    course.append("solutions/src/ch01_mini/NOTES.md", "See [this](gone.md).\n");
    assertThat(faults())
        .containsExactlyInAnyOrder(
            "there is no file Gone.java", "the link to gone.md leads nowhere");
  }

  @Test
  void a_chapter_that_can_not_be_read_is_a_fault_of_the_course() {
    course.save("exercises/src/ch02_empty/README.md", "# Empty\n");
    SelfCheck check = new SelfCheck(course.course(), SelfCheckTest.noRunner(), doing -> {});
    check.checkCourse();
    assertThat(check.faults())
        .extracting(Fault::found)
        .containsExactly("ch02_empty has no test class with @Chapter");
  }

  private List<String> faultsOf(String prose) {
    course.save(MiniCourse.README, "# Adding\n\n## The till\n\n" + prose + "\n");
    return faults();
  }

  private List<String> faults() {
    return Links.faults(course.course()).stream().map(Fault::found).toList();
  }
}
