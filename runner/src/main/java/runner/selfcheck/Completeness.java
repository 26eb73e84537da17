package runner.selfcheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import runner.course.Chapter;
import runner.course.Hints;
import runner.course.StepCard;
import runner.run.ChapterResult;

/** Whether a chapter has all that a chapter must have, in the size it may have. */
final class Completeness {
  private static final int MISTAKES = 8;
  private static final int ALTERNATIVES = 3;
  private static final int HINTS = 3;
  private static final int STARTER_LINES = 60;
  private static final int SOLUTION_LINES = 130;

  private final Chapter chapter;
  private final Gallery gallery;
  private final List<Fault> faults = new ArrayList<>();

  private Completeness(Gallery gallery) {
    this.chapter = gallery.chapter();
    this.gallery = gallery;
  }

  /** What is missing or too large, seen without running anything. */
  static List<Fault> faults(Gallery gallery) {
    Completeness completeness = new Completeness(gallery);
    completeness.files();
    completeness.steps();
    completeness.hints();
    if (gallery.chapter().card().gallery()) {
      completeness.shelves();
    }
    return completeness.faults;
  }

  /** Steps that no mistake fails first. */
  static List<Fault> unproved(Gallery gallery, Map<Program, ChapterResult> results) {
    Completeness completeness = new Completeness(gallery);
    if (gallery.chapter().card().gallery()) {
      completeness.unproved(results);
    }
    return completeness.faults;
  }

  private void unproved(Map<Program, ChapterResult> results) {
    List<Integer> first =
        gallery.of(Program.Kind.MISTAKE).stream()
            .map(mistake -> results.get(mistake))
            .filter(result -> result != null && result.problems().isEmpty())
            .map(Behaviour::rejectedBy)
            .filter(steps -> !steps.isEmpty())
            .map(steps -> steps.get(0))
            .toList();
    for (StepCard step : chapter.steps()) {
      if (!first.contains(step.number())) {
        fault(
            "every step is the first to reject at least one mistake",
            "no mistake is rejected first by step " + step.number() + ", " + step.title(),
            "add one to solutions/mistakes/" + chapter.folder());
      }
    }
  }

  private void files() {
    for (Path file :
        List.of(chapter.readme(), chapter.hints(), chapter.solution().resolve("NOTES.md"))) {
      if (!Files.exists(file)) {
        fault(
            "a chapter has README.md, HINTS.md and the solution's NOTES.md",
            relative(file) + " is missing",
            "write it");
      }
    }
    for (Program program : gallery.programs()) {
      if (!Files.exists(program.file())) {
        fault(
            "every program has the chapter's file",
            relative(program.file()) + " is missing",
            "write it, or remove the folder");
      }
    }
    size(chapter.starter(), STARTER_LINES, "a starter");
    size(chapter.solution(), SOLUTION_LINES, "a solution");
  }

  private void size(Path folder, int limit, String what) {
    Path file = folder.resolve(chapter.fileName());
    if (Files.exists(file)) {
      long lines = lines(file).stream().filter(line -> !line.startsWith("import ")).count();
      if (lines > limit) {
        fault(
            what + " has at most " + limit + " lines, imports not counted",
            relative(file) + " has " + lines,
            "shorten it, or move plumbing to the lab");
      }
    }
  }

  private void steps() {
    numbers();
    int coreMinutes = 0;
    for (StepCard step : chapter.steps()) {
      boolean guard = step.kind() == StepCard.Kind.GUARD;
      coreMinutes += step.kind() == StepCard.Kind.CORE ? step.minutes() : 0;
      if (guard ? step.points() != 0 : step.points() < 1) {
        fault(
            "a step earns points, and a guard earns none",
            "step " + step.number() + " has " + step.points() + " points",
            "change its @Step");
      }
      if (guard ? step.minutes() != 0 : step.minutes() < 5 || step.minutes() > 15) {
        fault(
            "a step takes 5 to 15 minutes, and a guard none",
            "step " + step.number() + " has " + step.minutes() + " minutes",
            "change its @Step");
      }
      if (guard != step.fails().isEmpty()) {
        fault(
            "a step declares how it fails, and a guard does not",
            "step " + step.number() + " declares \"" + step.fails() + "\"",
            "change its @Step");
      }
    }
    if (coreMinutes > chapter.card().minutes()) {
      fault(
          "the core steps fit into the chapter's minutes",
          "they take " + coreMinutes + " of " + chapter.card().minutes(),
          "change its @Chapter");
    }
  }

  private void numbers() {
    List<Integer> numbers = chapter.steps().stream().map(StepCard::number).toList();
    if (numbers.isEmpty() || !numbers.equals(numbersTo(numbers.size()))) {
      fault(
          "a chapter has steps, numbered from 1 without gaps",
          "they are numbered " + numbers,
          "change their @Step");
    }
  }

  private static List<Integer> numbersTo(int last) {
    return IntStream.rangeClosed(1, last).boxed().toList();
  }

  private void hints() {
    Hints hints = Hints.of(chapter);
    for (StepCard step : chapter.steps()) {
      int count = hints.of(step.number()).size();
      if (count != HINTS) {
        fault(
            "every step has " + HINTS + " hints",
            "step " + step.number() + " has " + count,
            "edit " + relative(chapter.hints()));
      }
      if (hints.of(step.number()).contains("")) {
        fault(
            "a hint says something",
            "step " + step.number() + " has an empty hint",
            "edit " + relative(chapter.hints()));
      }
    }
  }

  private void shelves() {
    atLeast(Program.Kind.MISTAKE, MISTAKES, "mistakes");
    atLeast(Program.Kind.ALTERNATIVE, ALTERNATIVES, "alternatives");
  }

  private void atLeast(Program.Kind kind, int wanted, String shelf) {
    int count = gallery.of(kind).size();
    if (count < wanted) {
      fault(
          "a chapter has at least " + wanted + " " + shelf,
          "it has " + count,
          "add some to solutions/" + shelf + "/" + chapter.folder());
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file + " can't be read", unreadable);
    }
  }

  private String relative(Path file) {
    return chapter.root().relativize(file).toString().replace('\\', '/');
  }

  private void fault(String rule, String found, String repair) {
    faults.add(new Fault(chapter.folder(), rule, found, repair));
  }
}
