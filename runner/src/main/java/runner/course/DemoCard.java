package runner.course;

import java.nio.file.Files;
import java.util.Optional;
import runner.trouble.Broken;

/**
 * What a chapter's demo says about itself; see {@link lab.demo.Scenario}.
 *
 * @param className binary name of the demo
 * @param question that a reader is asked before it is played
 * @param answer the figure that answers it, as {@code PROGRAM.FIGURE}
 * @param naive folder among the chapter's mistakes of the program to begin with; may be empty
 * @param runs how often each program is played
 */
public record DemoCard(
    String className, String title, String question, String answer, String naive, int runs) {

  /**
   * Reads the card of a chapter's demo; empty if it has none.
   *
   * @throws Broken if there is a Demo.java without a scenario
   */
  public static Optional<DemoCard> of(Chapter chapter) {
    if (!Files.exists(chapter.demo())) {
      return Optional.empty();
    }
    Values scenario =
        TestSource.parse(SourceText.read(chapter.demo()))
            .annotation("Scenario")
            .orElseThrow(() -> new Broken(chapter.demo() + " has no @Scenario"));
    return Optional.of(
        new DemoCard(
            chapter.folder() + ".Demo",
            scenario.text("title"),
            scenario.text("question"),
            scenario.text("answer"),
            scenario.text("naive", ""),
            scenario.number("runs", 1)));
  }
}
