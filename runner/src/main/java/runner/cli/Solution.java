package runner.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import runner.course.Chapter;
import runner.course.Course;
import runner.course.StepCard;
import runner.progress.State;
import runner.report.Prose;
import runner.trouble.CommandError;

@Command(
    name = "solution",
    description = {
      "Show the reference answer and its notes, once all core steps of yours are green.",
      "It answers the steps for home too."
    },
    mixinStandardHelpOptions = true)
final class Solution implements Callable<Integer> {
  @ParentCommand private Workbook workbook;

  @Parameters(index = "0", paramLabel = "CHAPTER", description = "Number, id or folder name.")
  private String name;

  @Option(names = "--force", description = "Show it although core steps are left.")
  private boolean force;

  @Override
  public Integer call() {
    Course course = workbook.course();
    Chapter chapter = course.find(name);
    State state = State.of(course);
    boolean core = state.coreSolved(chapter);
    if (!force && !core) {
      refuse(chapter, state);
      return Status.NOT_SOLVED;
    }
    show(chapter);
    if (core && !state.allSolved(chapter)) {
      workbook.screen().say(forHome(left(chapter, state)));
    }
    return Status.DONE;
  }

  private static List<StepCard> left(Chapter chapter, State state) {
    Set<Integer> solved = state.solved(chapter);
    return chapter.steps().stream().filter(step -> !solved.contains(step.number())).toList();
  }

  /** Said last: a terminal shows the end first, and whoever wants to try stops reading there. */
  private static String forHome(List<StepCard> left) {
    boolean one = left.size() == 1;
    String numbers =
        left.stream().map(step -> String.valueOf(step.number())).collect(Collectors.joining(", "));
    return (one ? "Step " : "Steps ")
        + numbers.replaceFirst(", (\\d+)$", " and $1")
        + (one ? " for home is" : " for home are")
        + " left; the solution above answers "
        + (one ? "it" : "them")
        + " too.";
  }

  private void refuse(Chapter chapter, State state) {
    Screen screen = workbook.screen();
    screen.say("These steps of chapter " + chapter.number() + " are left:");
    left(chapter, state).stream()
        .filter(step -> step.kind() != StepCard.Kind.HOME)
        .forEach(step -> screen.say("  " + step.number() + "  " + step.title()));
    screen.say(
        "To see the solution all the same: "
            + screen.command()
            + " solution "
            + chapter.number()
            + " --force");
  }

  private void show(Chapter chapter) {
    Screen screen = workbook.screen();
    List<Path> files = files(chapter.solution());
    if (files.isEmpty()) {
      throw new CommandError("Chapter " + chapter.number() + " has no solution to show.");
    }
    for (Path file : files) {
      screen.say(screen.ink().strong(chapter.root().relativize(file).toString()));
      screen.say("");
      boolean notes = file.toString().endsWith(".md");
      screen.say(notes ? Prose.lines(read(file), screen.ink()) : read(file).lines().toList());
      screen.say("");
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().matches(".*(\\.java|NOTES\\.md)"))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(folder + " can't be read", unreadable);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file + " can't be read", unreadable);
    }
  }
}
