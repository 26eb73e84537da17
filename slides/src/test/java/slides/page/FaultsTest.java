package slides.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import slides.MiniDecks;

/** A deck with one thing wrong: the fault names deck, slide, what is at fault, and what to do. */
class FaultsTest {
  private static final String DRAWN = "ch01_adder.md, slide 5 \"Drawn\": ";
  private static final String SUM = "ch01_adder.md, slide 2 \"The sum\": ";
  private static final String ANSWER = "ch01_adder.md, slide 4 \"{starter.queries} queries\": ";
  private static final String DO_IT = "ch01_adder.md, slide 6 \"Do it\": ";
  private static final String ASKED = "```predict\nHow many queries?\n```";

  @TempDir Path folder;

  private MiniDecks decks;

  @BeforeEach
  void aRightDeck() {
    decks = MiniDecks.in(folder);
  }

  @Test
  void a_right_deck_has_none() {
    assertThat(decks.faults()).isEmpty();
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @MethodSource("changes")
  void is_told(String from, String to, String told) {
    assertThat(decks.change(from, to).faults())
        .filteredOn(fault -> fault.startsWith(told))
        .hasSize(1);
  }

  static Stream<Arguments> changes() {
    return Stream.of(
            codeAndCommands(), figuresAndPictures(), predictions(), notes(), exercises(), text())
        .flatMap(each -> each);
  }

  private static Stream<Arguments> codeAndCommands() {
    return Stream.of(
        change(
            "from: solutions",
            "from: mistakes/plus",
            SUM
                + "from: mistakes/plus leads to solutions/mistakes/ch01_adder/plus/Adder.java, which"
                + " does not exist. There are: minus."),
        change("from: solutions", "from: answers", SUM + "from: \"answers\" is none of solutions,"),
        change(
            "part: add",
            "part: sum",
            SUM
                + "part: there is no sum in solutions/src/ch01_adder/Adder.java. It has:"
                + " add(int, int)."),
        change("part: add\n", "", SUM + "its block code has no line \"part: …\""),
        change(
            "highlight: return | all",
            "highlight: redis",
            SUM + "highlight: no line of add in solutions/src/ch01_adder/Adder.java contains"),
        change(
            "./workbook check 1 --step 2",
            "./workbook chek 1",
            SUM + "\"./workbook chek 1\": there is no command chek. There are: check."),
        change(
            "./workbook check 1 --step 2",
            "./workbook check --stop 2",
            SUM + "\"./workbook check --stop 2\": check has no option --stop. It has:"),
        change("mvn verify", "rm -r .", SUM + "the command \"rm -r .\" must start with ./workbook"),
        change("`./workbook check 1`", "`./workbook grde`", SUM + "\"./workbook grde\": there is"));
  }

  private static Stream<Arguments> figuresAndPictures() {
    return Stream.of(
        change(
            "{starter.last} ms",
            "{starter.first} ms",
            ANSWER
                + "{starter.first}: the recording of chapter 1 has no such figure. It has:"
                + " starter.queries, starter.last, solution.queries, solution.last."),
        change("{starter.last} ms", "{hours} ms", ANSWER + "{hours}: the recording of chapter 1"),
        change(
            "demo.svg#starter",
            "demo.svg#yours",
            DRAWN
                + "demo.svg#yours: the recording has no such chart or program. It has the charts"
                + " queries, share, age, and the programs starter, solution."),
        change("demo.svg#starter", "cat.png", DRAWN + "the picture cat.png is not the chapter's"),
        change("![bars]", "![]", DRAWN + "its picture has no alternative text"),
        change(
            "step: 1\n",
            "step: 2\n",
            DRAWN
                + "there is no slides/timelines/ch01_adder-mistakes-minus-step2.svg; ./workbook"
                + " slides --record makes all timelines."),
        change("step: 1\n", "step: 9\n", DRAWN + "step: chapter 1 has no step 9, but 1 to 3."),
        change(
            "from: mistakes/minus",
            "from: tests",
            DRAWN + "from: \"tests\" is no program with a timeline"));
  }

  private static Stream<Arguments> predictions() {
    return Stream.of(
        change(ASKED, "Guess.", ANSWER + "it shows {starter.queries} without a prediction: put a"),
        change(
            "## {starter.queries} queries\n\nIt took",
            "## Some\n\n```notes\nminutes: 1\nask: Well?\n```\n\n## {starter.queries} queries\n\nIt took",
            "ch01_adder.md, slide 3 \"How many?\": nothing answers its prediction: reveal it on the next"),
        change(
            "How many queries?\n",
            "More than {starter.queries}?\n",
            "ch01_adder.md, slide 3 \"How many?\": it asks for a prediction and shows the answer"),
        change(
            "## Drawn\n",
            "## Between\n\n```notes\nminutes: 1\nask: Well?\n```\n\n## Drawn\n",
            "ch01_adder.md, slide 6 \"Drawn\": it shows demo.svg without a prediction: put a slide"
                + " with a block \"predict\" directly before it."));
  }

  private static Stream<Arguments> notes() {
    return Stream.of(
        change(
            "```notes\nminutes: 4\nshow: The bars.\n```",
            "",
            DRAWN + "it has no notes: end it with a block \"notes\"."),
        change("minutes: 4\n", "", DRAWN + "its notes state no minutes: add a line such as"),
        change("minutes: 4\n", "minutes: 21\n", DRAWN + "minutes must be a whole number from 0"),
        change("minutes: 4\n", "minutes: few\n", DRAWN + "minutes must be a whole number from 0"),
        change("show: The bars.\n", "", DRAWN + "its notes say nothing: write at least one of"),
        change("show: The bars.", "shw: The bars.", DRAWN + "its block notes has a line \"shw\""),
        change(
            "show: The bars.", "ask: a\nask: b", DRAWN + "its block notes has two lines \"ask\""),
        change("The bars.\n```\n", "The bars.\n```\n\nMore.\n", DRAWN + "its notes must be one"));
  }

  private static Stream<Arguments> exercises() {
    return Stream.of(
        change(
            "steps: 1-2",
            "steps: 1, 3",
            DO_IT
                + "steps: step 3 of chapter 1 (at home) is a home step, and a room does core steps:"
                + " leave it out."),
        change("steps: 1-2", "steps: 1, 5", DO_IT + "steps: chapter 1 has no step 5"),
        change("steps: 1-2", "steps: one", DO_IT + "steps must be numbers as in 1-2 or 1, 3"),
        change("watch out:", "minutes: 3\nask:", DO_IT + "its notes state minutes, but those of"));
  }

  private static Stream<Arguments> text() {
    String many = IntStream.range(0, 60).mapToObj(n -> "word").collect(Collectors.joining(" "));
    return Stream.of(
        change("```sh\n", "```java\n", SUM + "there is no block \"java\"; there are code, sh,"),
        change("Look at", "<b>Look</b> at", SUM + "it holds HTML (<b>): write Markdown."),
        change("Look at", many, SUM + "it has 66 words beside code or a picture, and 50 are read"),
        change("## Drawn", "# Drawn", DRAWN + "a second \"# …\""),
        change("# Adding\n", "Adding\n", "ch01_adder.md: it must begin with \"# Title\""));
  }

  private static Arguments change(String from, String to, String told) {
    return Arguments.of(from, to, told);
  }

  @Test
  void an_ambiguous_part_names_those_that_it_could_be() {
    decks.change(
        "solutions/src/ch01_adder/Adder.java",
        "public int add(int a, int b) {",
        "public int add(int a) {\n    return a;\n  }\n\n  public int add(int a, int b) {");
    assertThat(decks.faults())
        .containsExactly(
            SUM
                + "part: add in solutions/src/ch01_adder/Adder.java is 2 declarations; say which:"
                + " add(int); add(int, int).");
  }

  @Test
  void a_part_that_is_too_long_says_how_long_it_is() {
    decks.change(
        "solutions/src/ch01_adder/Adder.java",
        "{\n    return",
        "{\n" + "\n".repeat(20) + "    return");
    assertThat(decks.faults())
        .containsExactly(
            SUM
                + "part: add of solutions/src/ch01_adder/Adder.java has 23 lines, and a slide holds"
                + " 22: choose a smaller part.");
  }

  @Test
  void a_deck_of_no_chapter_is_called_what_it_may_be_called() {
    decks.save("slides/ch09_lost.md", MiniDecks.DECK);
    assertThat(decks.faults())
        .containsExactly(
            "ch09_lost.md: no chapter has that name: call the deck like the chapter's folder, or"
                + " opening, or closing.");
  }

  @Test
  void a_chapter_without_a_recording_says_what_makes_it() {
    decks.remove("exercises/src/ch01_adder/demo.json");
    assertThat(decks.faults())
        .contains(
            ANSWER + "chapter 1 has no recording; ./workbook demo 1 --record makes it.",
            DRAWN + "chapter 1 has no recording; ./workbook demo 1 --record makes it.");
  }

  @Test
  void the_opening_names_the_chapter_of_a_figure() {
    decks.change("slides/opening.md", "{ch01:minutes}", "{minutes}");
    assertThat(decks.faults())
        .containsExactly(
            "opening.md, slide 2 \"Today\": {minutes}: this deck belongs to no chapter; name one, as"
                + " in {ch03:minutes}.");
  }
}
