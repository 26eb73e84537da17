package runner.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import runner.course.Chapter;
import runner.course.StepCard;

@Command(
    name = "catch-up",
    description = "Put a checkpoint in place, with the steps before K solved; your file is kept.",
    mixinStandardHelpOptions = true)
final class CatchUp implements Callable<Integer> {
  @ParentCommand private Workbook workbook;

  @Parameters(index = "0", paramLabel = "CHAPTER", description = "Number, id or folder name.")
  private String name;

  @Option(
      names = "--step",
      required = true,
      paramLabel = "K",
      description = "The step that you want to do next.")
  private int step;

  @Override
  public Integer call() {
    Chapter chapter = workbook.course().find(name);
    StepCard card = chapter.step(step);
    int before = card.number() - 1;
    String now =
        before == 0 ? "the starter" : "the checkpoint with steps 1 to " + before + " solved";
    int status = Kept.lay(workbook.screen(), chapter, chapter.checkpoint(before), now);
    workbook
        .screen()
        .say(
            "Next is step "
                + step
                + ", "
                + card.title()
                + ": "
                + workbook.screen().command()
                + " check "
                + chapter.number());
    return status;
  }
}
