package grader.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import grader.grading.Merging;
import grader.model.Gradebook;
import grader.report.Reports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import runner.cli.Screen;
import runner.cli.Status;
import runner.course.SourceText;
import runner.trouble.CommandError;

@Command(
    name = "merge",
    description = "Put what --shard has written into several folders together in one.",
    mixinStandardHelpOptions = true)
final class Merge implements Callable<Integer> {
  @ParentCommand private Grade grade;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "Folders that grade has written, each with its results.json.")
  private List<Path> directories;

  @Option(
      names = "--out",
      paramLabel = "OUT",
      required = true,
      description = "Where the reports are written.")
  private Path out;

  @Option(names = "--force", description = "Write over what the folder for the reports holds.")
  private boolean force;

  @Override
  public Integer call() {
    Screen screen = grade.screen();
    List<Gradebook> parts =
        directories.stream().map(each -> read(screen.here().resolve(each))).toList();
    OutFolder target = OutFolder.of(screen.here().resolve(out), force);
    Gradebook book = Merging.of(parts);
    new Reports(target.path()).write(book);
    screen.say(Summary.of(book, target.shown(screen.here()), screen.ink()));
    return Status.DONE;
  }

  private static Gradebook read(Path folder) {
    Path file = folder.resolve(Reports.RESULTS);
    if (!Files.exists(file)) {
      throw new CommandError(
          folder + " holds no results.json: name folders that grade has written.");
    }
    try {
      Gradebook book = new ObjectMapper().readValue(SourceText.read(file).text(), Gradebook.class);
      if (book.version() == Gradebook.VERSION) {
        return book;
      }
      throw new CommandError(
          file + " is of version " + book.version() + ": grade it again with this program.");
    } catch (JsonProcessingException damaged) {
      throw new CommandError(file + " can't be understood: grade that part again.");
    }
  }
}
