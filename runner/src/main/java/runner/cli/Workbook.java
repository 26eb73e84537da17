package runner.cli;

import java.util.concurrent.Callable;
import java.util.function.Function;
import lab.backend.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import runner.course.Course;
import runner.run.ServerSource;

/** The command without a name: says what there is. */
@Command(
    name = "workbook",
    header = "Two Copies: a workbook of runnable caching exercises.",
    description = "Begin with 'check': it shows the next failing test and what to do about it.",
    mixinStandardHelpOptions = true,
    version = "Two Copies 1",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "CHAPTER is a number (3), an id (stampede) or a folder name (ch03_stampede).",
      "Exit status: 0 every step passed, 1 some did not, 2 the command was wrong,",
      "3 this machine lacks something."
    },
    subcommands = {
      ListChapters.class,
      Check.class,
      Watch.class,
      Hint.class,
      Reset.class,
      Solution.class,
      CatchUp.class,
      Demo.class,
      Mistake.class,
      SelfCheckCommand.class,
      Doctor.class,
      HelpCommand.class
    })
public final class Workbook implements Callable<Integer> {
  private final Screen screen;

  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the trace of an internal error.")
  private boolean verbose;

  private final Function<Progress, ServerSource> servers;

  /** A workbook on a screen, with servers that tell how their start goes on. */
  Workbook(Screen screen, Function<Progress, ServerSource> servers) {
    this.screen = screen;
    this.servers = servers;
  }

  /** Servers for one command; nothing is started yet. */
  public ServerSource servers(Progress progress) {
    return servers.apply(progress);
  }

  public Screen screen() {
    return screen;
  }

  /** The course around the folder in which the command was given. */
  public Course course() {
    return Course.around(screen.here());
  }

  boolean verbose() {
    return verbose || "1".equals(System.getenv("WORKBOOK_TRACE"));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(screen.out());
    return Status.DONE;
  }
}
