package slides;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import runner.FakeCourse;
import runner.Recordings;
import runner.course.Course;
import runner.recording.RecordingText;
import slides.deck.Fault;
import slides.page.Pages;
import slides.shell.Commands;

/** A course of one chapter with a right deck, from which a test takes something away. */
public final class MiniDecks {
  /** The deck that is right. */
  public static final String DECK =
      """
      # Adding

      Two numbers become one.

      ```notes
      minutes: 1
      ask: What is one and one?
      ```

      ## The sum

      Look at `add`, and run `./workbook check 1`.

      ```code
      from: solutions
      part: add
      highlight: return | all
      ```

      ```sh
      ./workbook check 1 --step 2
      mvn verify
      ```

      ```notes
      minutes: 3
      show: The one line
        that counts.
      ```

      ## How many?

      ```predict
      How many queries?
      ```

      ```notes
      minutes: 2
      ask: A number.
      ```

      ## {starter.queries} queries

      It took {starter.last} ms, and {solution.queries} in the end.

      ```notes
      minutes: 2
      ask: Who was near?
      ```

      ## Drawn

      ![bars](demo.svg#starter)

      ```timeline
      from: mistakes/minus
      step: 1
      ```

      ```notes
      minutes: 4
      show: The bars.
      ```

      ## Do it

      ```exercise
      steps: 1-2
      ```

      ```notes
      watch out: The sign.
      ```
      """;

  private static final String AGENDA =
      """
      half-day:
        begin: "09:00"
        end: "10:00"
        parts:
          - deck: opening
          - break: 10
          - deck: ch01_adder
            steps: [1]
      """;

  private static final String OPENING =
      """
      # Welcome

      ```notes
      minutes: 5
      ask: Who are you?
      ```

      ## Today

      ```agenda
      day: half-day
      ```

      Chapter 1 takes {ch01:minutes} minutes.

      ```notes
      minutes: 1
      show: The times.
      ```
      """;

  private static final String TEST =
      """
      package ch01_adder;

      @Chapter(id = "adder", title = "adding numbers", minutes = 15)
      class AdderTest {
        @Nested @Step(value = 1, title = "one & one is two", points = 2, minutes = 8)
        class One {
          @Test void is_two() {}
        }

        @Nested @Step(value = 2, title = "large numbers", points = 2, minutes = 7)
        class Large {
          @Test void are_refused() {}
        }

        @Nested @Step(value = 3, title = "at home", points = 1, minutes = 9, kind = Step.Kind.HOME)
        class AtHome {
          @Test void is_done() {}
        }
      }
      """;

  private final Path root;

  private MiniDecks(Path root) {
    this.root = root;
  }

  /** Writes it below a folder. */
  public static MiniDecks in(Path root) {
    MiniDecks decks = new MiniDecks(root);
    decks.save("exercises/src/ch01_adder/AdderTest.java", TEST);
    String answer = FakeCourse.inPackage("ch01_adder", FakeCourse.SOLUTION);
    for (String folder : List.of("src/ch01_adder", "mistakes/ch01_adder/minus")) {
      decks.save("solutions/" + folder + "/Adder.java", answer);
    }
    decks.save(
        "exercises/src/ch01_adder/demo.json",
        RecordingText.of(Recordings.rush("ch01_adder", "A rush")));
    decks.save(
        "slides/timelines/ch01_adder-mistakes-minus-step1.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>schedule 3</title></svg>");
    decks.save("slides/agenda.yaml", AGENDA);
    decks.save("slides/opening.md", OPENING);
    decks.save("slides/ch01_adder.md", DECK);
    return decks;
  }

  public Course course() {
    return Course.at(root);
  }

  public Path root() {
    return root;
  }

  /** Replaces text in one of the files; it must be there. */
  public MiniDecks change(String file, String from, String to) {
    String text = read(file);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(file + " holds no " + from);
    }
    save(file, text.replace(from, to));
    return this;
  }

  /** The same in the chapter's deck. */
  public MiniDecks change(String from, String to) {
    return change("slides/ch01_adder.md", from, to);
  }

  public MiniDecks save(String file, String text) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      return this;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  public MiniDecks remove(String file) {
    try {
      Files.delete(root.resolve(file));
      return this;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private String read(String file) {
    try {
      return Files.readString(root.resolve(file));
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  public Pages pages() {
    return Pages.of(course(), new Commands(commands()));
  }

  public List<String> faults() {
    return pages().faults().stream().map(Fault::toString).toList();
  }

  /** A command line with one command. */
  public static CommandSpec commands() {
    return new CommandLine(new Program()).getCommandSpec();
  }

  @Command(name = "workbook", subcommands = Check.class)
  private static final class Program {}

  @Command(name = "check")
  private static final class Check {
    @Parameters(arity = "0..1")
    String chapter;

    @Option(names = "--step")
    int step;

    @Option(names = "--json")
    boolean json;
  }
}
