package slides.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slides.MiniDecks;

/** What a right deck becomes. */
class PagesTest {
  @TempDir Path folder;

  @Test
  void figures_are_medians_and_the_notes_tell_the_range() {
    assertThat(deck())
        .contains("<h2>500 queries</h2>", "It took 431 ms, and 1 in the end.")
        .contains(
            "<b>Measured:</b> the last answer came after: 431 ms, the median; 219 to 583 over all"
                + " runs");
  }

  @Test
  void code_is_that_of_the_file_with_its_label_and_its_steps() {
    assertThat(deck())
        .contains("<b>solution</b> Adder.java")
        .contains(
            "<code class=\"language-java\" data-line-numbers=\"2|1,2,3\">public int add(int a, int"
                + " b) {\n  return Math.addExact(a, b);\n}</code>");
  }

  @Test
  void where_the_room_looks_for_the_fault_a_mistake_has_no_name() {
    String asked = "```predict\nHow many";
    MiniDecks decks = MiniDecks.in(folder);
    decks.change(asked, "```code\nfrom: mistakes/minus\npart: add\n```\n\n" + asked);

    assertThat(decks.pages().decks().get(1).html()).contains("<b>mistake</b> Adder.java");
  }

  @Test
  void an_exercise_shows_titles_minutes_and_how_to_begin_each_step() {
    assertThat(deck())
        .contains("./workbook watch 1</kbd><b>15 minutes</b>", "one &amp; one is two")
        .contains("<th>begin it here</th>", "./workbook catch-up 1 --step 2");
  }

  @Test
  void nobody_is_told_to_catch_up_with_the_first_step_which_would_take_their_file_away() {
    assertThat(deck())
        .contains("one &amp; one is two</td><td class=\"number\">8</td><td></td></tr>")
        .doesNotContain("catch-up 1 --step 1");
  }

  @Test
  void the_speaker_view_knows_how_long_each_slide_takes() {
    assertThat(deck())
        .contains("data-total-time=\"" + (1 + 3 + 2 + 2 + 4 + 15) * 60 + "\"")
        .contains("<section data-timing=\"180\">", "<section data-timing=\"900\">");
  }

  @Test
  void a_line_of_the_notes_that_is_indented_goes_on() {
    assertThat(deck()).contains("<b>Show:</b> <p>The one line that counts.</p>");
  }

  @Test
  void the_opening_shows_the_day_and_a_chapters_minutes() {
    assertThat(MiniDecks.in(folder).pages().decks().get(0).html())
        .contains(
            "<tr><td>09:16</td><td>1 · Adding <small>steps 1</small></td><td>20 min</td></tr>")
        .contains("Chapter 1 takes 15 minutes.");
  }

  @Test
  void a_day_that_leaves_steps_out_has_a_deck_without_them() {
    Pages pages = MiniDecks.in(folder).pages();

    assertThat(pages.shortened()).hasSize(1);
    assertThat(pages.shortened().get(0).deck().name()).isEqualTo("ch01_adder-steps-1");
    assertThat(pages.shortened().get(0).html())
        .contains("<b>8 minutes</b>", "one &amp; one is two")
        .doesNotContain("catch-up", "begin it here");
    assertThat(pages.index())
        .contains(
            "<a href=\"ch01_adder-steps-1.html\">1 · Adding</a> <small>steps 1</small>",
            "<li><a href=\"ch01_adder.html\">1 · Adding</a> <small>27 min</small></li>");
  }

  @Test
  void an_exercise_of_which_no_step_is_left_has_no_slide() {
    MiniDecks decks = MiniDecks.in(folder);
    decks.change("steps: 1-2", "steps: 1");
    String second = "\n## More\n\n```exercise\nsteps: 2\n```\n\n```notes\nask: Why?\n```\n";
    decks.change("```notes\nwatch out: The sign.\n```\n", "```notes\nask: How?\n```\n" + second);

    Pages pages = decks.pages();

    assertThat(pages.decks().get(1).html()).contains("<h2>More</h2>");
    assertThat(pages.shortened().get(0).html()).doesNotContain("<h2>More</h2>");
    assertThat(pages.faults()).isEmpty();
  }

  @Test
  void a_numbered_list_of_no_chapter_is_a_card_to_print() {
    MiniDecks decks = MiniDecks.in(folder);
    assertThat(decks.pages().card()).isEmpty();

    String list = "1. How old?\n2. Whose?";
    decks.change("slides/opening.md", "Chapter 1 takes {ch01:minutes} minutes.", list);

    assertThat(decks.pages().card().orElseThrow()).contains("<li>How old?</li>\n<li>Whose?</li>");
    assertThat(decks.pages().index()).contains("card.html");
  }

  @Test
  void pictures_lie_beside_the_pages() {
    Pages pages = MiniDecks.in(folder).pages();
    assertThat(pages.pictures())
        .containsOnlyKeys("ch01_adder-demo-starter.svg", "ch01_adder-mistakes-minus-step1.svg");
    assertThat(pages.pictures().get("ch01_adder-demo-starter.svg"))
        .contains(">Asked<", ">Hits<", ">Age<")
        .doesNotContain(">solution<");
    assertThat(deck()).contains("alt=\"Timeline, mistake: minus, step 1: schedule 3\"");
  }

  @Test
  void a_picture_shows_the_charts_that_are_named() {
    MiniDecks decks = MiniDecks.in(folder).change("demo.svg#starter", "demo.svg#age,share");

    assertThat(decks.pages().pictures().get("ch01_adder-demo-age-share.svg"))
        .contains(">Hits<", ">Age<", ">starter<", ">solution<")
        .doesNotContain(">Asked<");
  }

  private String deck() {
    return MiniDecks.in(folder).pages().decks().get(1).html();
  }
}
