package runner.course;

import java.nio.file.Path;
import java.util.List;
import runner.trouble.CommandError;

/**
 * One chapter of the course.
 *
 * @param root folder of the course
 * @param folder name of the chapter's folder and package, {@code chNN_name}
 * @param number from 0
 * @param test its test class, always of {@code exercises/src}
 * @param fileName name of the file to edit
 */
public record Chapter(Path root, String folder, int number, Path test, String fileName, Card card) {

  public String id() {
    return card.id();
  }

  public String title() {
    return card.title();
  }

  public List<StepCard> steps() {
    return card.steps();
  }

  /** The step of that number; {@link CommandError} lists those that exist. */
  public StepCard step(int number) {
    return steps().stream()
        .filter(step -> step.number() == number)
        .findFirst()
        .orElseThrow(() -> new CommandError(noSuchStep(number)));
  }

  /** Points for all of its steps. */
  public int points() {
    return steps().stream().mapToInt(StepCard::points).sum();
  }

  /** The chapter's folder in {@code exercises/src}. */
  public Path directory() {
    return root.resolve(Course.SOURCES).resolve(folder);
  }

  /** The file that the reader edits. */
  public Path file() {
    return directory().resolve(fileName);
  }

  public Path readme() {
    return directory().resolve("README.md");
  }

  public Path hints() {
    return directory().resolve("HINTS.md");
  }

  /** The chapter's demo; the warm-up has none. */
  public Path demo() {
    return directory().resolve("Demo.java");
  }

  /** The recording of the demo that prose quotes; its picture lies beside it. */
  public Path recording() {
    return directory().resolve("demo.json");
  }

  /** The picture of the recording. */
  public Path picture() {
    return directory().resolve("demo.svg");
  }

  /** Folder of the master of what readers start from. */
  public Path starter() {
    return root.resolve("solutions/starters").resolve(folder);
  }

  /** Folder of the reference answer and its notes. */
  public Path solution() {
    return root.resolve("solutions/src").resolve(folder);
  }

  /** Folder of the checkpoint with steps 1 to {@code solved} done; the starter for 0. */
  public Path checkpoint(int solved) {
    return solved == 0
        ? starter()
        : root.resolve("solutions/checkpoints").resolve(folder).resolve(String.valueOf(solved));
  }

  /** Folder of the chapter's mistakes, one folder each. */
  public Path mistakes() {
    return root.resolve("solutions/mistakes").resolve(folder);
  }

  /** Folder of one of the chapter's mistakes. */
  public Path mistake(String name) {
    return mistakes().resolve(name);
  }

  /** Folder of one of the chapter's alternatives. */
  public Path alternative(String name) {
    return root.resolve("solutions/alternatives").resolve(folder).resolve(name);
  }

  private String noSuchStep(int number) {
    StringBuilder list = new StringBuilder();
    list.append("There is no step ").append(number).append(" in chapter ").append(this.number);
    list.append(". Its steps are:");
    steps().forEach(step -> list.append("\n  " + step.number() + "  " + step.title()));
    return list.toString();
  }
}
