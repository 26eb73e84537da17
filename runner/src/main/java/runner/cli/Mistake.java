package runner.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import runner.course.Chapter;
import runner.course.SourceText;
import runner.trouble.CommandError;

@Command(
    name = "mistake",
    description = {
      "Show a room a wrong answer, and not what is wrong with it.",
      "Its name and the remarks above its class are left out. Without NAME: names all mistakes."
    },
    mixinStandardHelpOptions = true)
final class Mistake implements Callable<Integer> {
  private static final Pattern CLASS = Pattern.compile("^(public |final )*class ");

  @ParentCommand private Workbook workbook;

  @Parameters(index = "0", paramLabel = "CHAPTER", description = "Number, id or folder name.")
  private String chapterName;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME",
      description = "Which one: plain_delete, for example.")
  private @Nullable String name;

  @Override
  public Integer call() {
    Chapter chapter = workbook.course().find(chapterName);
    List<String> names = names(chapter);
    if (names.isEmpty()) {
      throw new CommandError("Chapter " + chapter.number() + " has no mistake to show.");
    } else if (name == null) {
      list(chapter, names);
    } else if (names.contains(name)) {
      show(chapter, name);
    } else {
      throw new CommandError(
          "Chapter %d has no mistake \"%s\". It has:\n  %s"
              .formatted(chapter.number(), name, String.join("\n  ", names)));
    }
    return Status.DONE;
  }

  private void list(Chapter chapter, List<String> names) {
    Screen screen = workbook.screen();
    names.forEach(each -> screen.say("  " + each));
    screen.say("");
    screen.say("To show one: " + screen.command() + " mistake " + chapter.number() + " NAME");
  }

  private void show(Chapter chapter, String which) {
    Screen screen = workbook.screen();
    Path file = chapter.mistake(which).resolve(chapter.fileName());
    screen.say(screen.ink().strong(chapter.fileName()));
    screen.say("");
    screen.say(
        SourceText.read(file)
            .text()
            .lines()
            .dropWhile(line -> !CLASS.matcher(line).find())
            .toList());
  }

  private static List<String> names(Chapter chapter) {
    Path folder = chapter.mistakes();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> Files.exists(each.resolve(chapter.fileName())))
          .map(each -> each.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(folder + " can't be read", unreadable);
    }
  }
}
