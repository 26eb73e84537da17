package runner.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import runner.course.Chapter;

@Command(
    name = "reset",
    description = "Put the starter back; your file is kept aside.",
    mixinStandardHelpOptions = true)
final class Reset implements Callable<Integer> {
  @ParentCommand private Workbook workbook;

  @Parameters(index = "0", paramLabel = "CHAPTER", description = "Number, id or folder name.")
  private String name;

  @Override
  public Integer call() {
    Chapter chapter = workbook.course().find(name);
    return Kept.lay(workbook.screen(), chapter, chapter.starter(), "the starter");
  }
}
