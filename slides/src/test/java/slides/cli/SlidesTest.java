package slides.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.Typed;
import runner.cli.Status;
import runner.run.ChosenServers;
import slides.MiniDecks;

/** What the command says, and its exit status. */
class SlidesTest {
  @TempDir Path folder;

  private MiniDecks decks;
  private String out = "";
  private String err = "";

  @BeforeEach
  void aRightDeckThatNpmCanBringNothingFor() {
    decks = MiniDecks.in(folder).save("slides/package.json", "{}");
  }

  @Test
  void right_decks_that_cannot_be_rendered_are_checked_and_told_in_one_line() {
    assertThat(run("slides")).isEqualTo(Status.DONE);
    assertThat(out)
        .contains("  09:16   20 min  1 · Adding (steps 1)\n")
        .containsOnlyOnce("All decks are right. ");
    assertThat(err.lines()).allMatch(line -> line.startsWith("Fetching ")); // npm may be slow
  }

  @Test
  void what_needs_the_pages_fails_without_them() {
    assertThat(run("slides", "--pdf")).isEqualTo(Status.MACHINE_LACKS);
  }

  @Test
  void all_faults_are_told_and_counted() {
    decks.change("part: add", "part: sum").change("minutes: 4", "minutes: 40");
    assertThat(run("slides")).isEqualTo(Status.NOT_SOLVED);
    assertThat(err)
        .contains("slide 2 \"The sum\": part: there is no sum in")
        .contains("slide 5 \"Drawn\": minutes must be a whole number from 0 to 20, but was \"40\".")
        .endsWith("2 to mend; the pages were not written.\n");
  }

  @Test
  void a_deck_that_does_not_exist_is_a_wrong_command() {
    assertThat(run("slides", "ch07")).isEqualTo(Status.WRONG_COMMAND);
    assertThat(err).isEqualTo("There is no deck \"ch07\". There are: opening, ch01_adder.\n");
  }

  private int run(String... arguments) {
    Typed typed = Typed.in(folder, "", false, ChosenServers::new, List.of(new Slides()), arguments);
    out = typed.out();
    err = typed.err();
    return typed.status();
  }
}
