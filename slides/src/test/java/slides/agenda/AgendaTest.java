package slides.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slides.MiniDecks;

/** Days that add up, and days that do not. */
class AgendaTest {
  private static final String FILE = "slides/agenda.yaml";

  @TempDir Path folder;

  private MiniDecks decks;

  @BeforeEach
  void aRightDay() {
    decks = MiniDecks.in(folder);
  }

  @Test
  void a_day_is_the_sum_of_slides_steps_that_are_done_and_breaks() {
    assertThat(decks.pages().agenda().lines())
        .containsExactly(
            "half-day, 09:00 to 10:00",
            "  09:00    6 min  Welcome",
            "  09:06   10 min  Break",
            "  09:16   20 min  1 · Adding (steps 1)",
            "  09:36  end, 24 min left",
            "");
  }

  @Test
  void without_steps_a_deck_does_all_that_it_gives() {
    decks.change(FILE, "      steps: [1]\n", "");
    assertThat(decks.pages().agenda().lines()).contains("  09:16   27 min  1 · Adding");
  }

  @Test
  void a_day_that_is_too_long_says_by_how_much() {
    decks.change(FILE, "\"10:00\"", "\"09:30\"");
    assertThat(decks.faults())
        .containsExactly(
            "slides/agenda.yaml: half-day would last until 09:36, 6 minutes longer than its end at"
                + " 09:30: leave steps out, or shorten slides.");
  }

  @Test
  void a_deck_that_is_not_there_is_named() {
    decks.change(FILE, "ch01_adder", "ch02_more");
    assertThat(decks.faults())
        .contains(
            "slides/agenda.yaml: half-day names the deck ch02_more, but there is no ch02_more.md:"
                + " write it, or leave the part out.");
  }

  @Test
  void a_step_that_no_exercise_gives_is_named() {
    decks.change("steps: 1-2", "steps: 2");
    assertThat(decks.faults())
        .contains(
            "slides/agenda.yaml: half-day has step 1 of ch01_adder done, but no exercise of that deck"
                + " gives it.");
  }

  @Test
  void a_step_for_home_is_none_for_a_day() {
    decks.change(FILE, "[1]", "[3]");
    assertThat(decks.faults()).anyMatch(fault -> fault.contains("(at home) is a home step"));
  }

  @Test
  void a_slide_with_a_day_that_is_not_planned_says_so() {
    decks.change("slides/opening.md", "day: half-day", "day: week");
    assertThat(decks.faults())
        .containsExactly(
            "opening.md, slide 2 \"Today\": day: \"week\" is no day of agenda.yaml that adds up.");
  }

  @Test
  void times_and_parts_are_checked() {
    decks.change(FILE, "\"09:00\"", "9").change(FILE, "break: 10", "pause: 10");
    assertThat(decks.faults())
        .contains(
            "slides/agenda.yaml: half-day: begin must be a time in quotation marks, as \"09:00\","
                + " but was 9.");
    decks.change(FILE, "begin: 9", "begin: \"09:00\"");
    assertThat(decks.faults())
        .contains(
            "slides/agenda.yaml: half-day has the part {pause=10}; a part is \"deck: NAME\" or"
                + " \"break: MINUTES\", 1 to 120.");
  }

  @Test
  void a_missing_file_is_told() {
    decks.remove(FILE);
    assertThat(decks.faults()).anyMatch(fault -> fault.startsWith("slides/agenda.yaml: there is"));
  }
}
