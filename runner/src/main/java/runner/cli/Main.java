package runner.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import lab.backend.BackendMissing;
import lab.backend.Progress;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import runner.cache.Reasons;
import runner.run.Abandoned;
import runner.run.ChosenServers;
import runner.run.ServerSource;
import runner.trouble.Broken;
import runner.trouble.CommandError;
import runner.trouble.MachineLacks;

/** The command line: {@code ./workbook COMMAND}. Whoever has a main method starts it. */
public final class Main {
  private Main() {}

  /**
   * Runs one command on the screen of this process, and ends the process with its status.
   *
   * @param more commands beside those of this module
   */
  public static void start(List<?> more, String... arguments) {
    Screen screen = Screen.ofProcess();
    int status = Status.MACHINE_LACKS;
    try {
      status = run(screen, ChosenServers::new, more, arguments);
    } catch (Throwable broken) {
      if (!isEnding()) {
        screen.err().println("The workbook itself failed: " + broken);
      }
    }
    System.exit(status);
  }

  /** Runs one command and returns its exit status; see {@link Status}. */
  public static int run(
      Screen screen, Function<Progress, ServerSource> servers, List<?> more, String... arguments) {
    Workbook workbook = new Workbook(screen, servers);
    CommandLine line = line(workbook, more);
    line.setOut(new PrintWriter(screen.out(), true));
    line.setErr(new PrintWriter(screen.err(), true));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(screen.ink().colours() ? Ansi.ON : Ansi.OFF));
    line.setExecutionExceptionHandler((failed, l, parsed) -> failed(workbook, failed));
    line.setParameterExceptionHandler((wrong, words) -> wrong(screen, wrong));
    return line.execute(arguments);
  }

  /**
   * The command line as it is, for those who hold a text against it.
   *
   * @param more commands beside those of this module
   */
  public static CommandSpec model(List<?> more) {
    return line(new Workbook(Screen.ofProcess(), ChosenServers::new), more).getCommandSpec();
  }

  private static CommandLine line(Workbook workbook, List<?> more) {
    CommandLine line = new CommandLine(workbook);
    more.forEach(line::addSubcommand);
    return line;
  }

  /** A few lines: a whole help text would push them out of sight. */
  private static int wrong(Screen screen, ParameterException wrong) {
    PrintWriter err = wrong.getCommandLine().getErr();
    err.println(wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, err);
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    String words = command.contains(" ") ? command.substring(command.indexOf(' ')) : "";
    err.println("What there is: " + screen.command() + words + " --help");
    return Status.WRONG_COMMAND;
  }

  private static int failed(Workbook workbook, Exception failure) {
    Screen screen = workbook.screen();
    if (failure instanceof Abandoned || isEnding()) {
      return Status.MACHINE_LACKS; // whoever has ended the program knows
    }
    if (workbook.verbose()) {
      failure.printStackTrace(screen.err());
    }
    if (failure instanceof CommandError) {
      screen.err().println(failure.getMessage());
      return Status.WRONG_COMMAND;
    }
    screen.err().println(sentence(failure));
    return Status.MACHINE_LACKS;
  }

  /** Whether the program is being ended, so that what fails now says nothing. */
  private static boolean isEnding() {
    try {
      Runtime.getRuntime().removeShutdownHook(new Thread("none"));
      return false;
    } catch (IllegalStateException ending) {
      return true;
    }
  }

  private static String sentence(Exception failure) {
    if (failure instanceof MachineLacks
        || failure instanceof BackendMissing
        || failure instanceof Broken) {
      return String.valueOf(failure.getMessage());
    } else if (failure instanceof UncheckedIOException io && io.getCause() != null) {
      return io.getMessage() + " (" + Reasons.of(io.getCause()) + ").";
    }
    return "The workbook itself failed ("
        + failure
        + "); the same command with --verbose shows where.";
  }
}
