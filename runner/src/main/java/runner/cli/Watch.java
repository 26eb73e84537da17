package runner.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "watch",
    description = "Run a chapter again on every save.",
    mixinStandardHelpOptions = true)
final class Watch implements Callable<Integer> {
  @ParentCommand private Workbook workbook;

  @Override
  public Integer call() {
    return Status.DONE;
  }
}
