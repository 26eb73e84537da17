package runner.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "doctor",
    description = "Say what is missing on this machine and how to get it.",
    mixinStandardHelpOptions = true)
final class Doctor implements Callable<Integer> {
  @ParentCommand private Workbook workbook;

  @Override
  public Integer call() {
    return Status.DONE;
  }
}
