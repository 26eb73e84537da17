package runner;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import lab.backend.Progress;
import runner.cli.Main;
import runner.cli.Screen;
import runner.report.Ink;
import runner.run.ServerSource;

/**
 * A command that somebody has typed, and what became of it.
 *
 * @param status its exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record Typed(int status, String out, String err) {

  /**
   * Runs a command in this process.
   *
   * @param input what is typed while it runs
   * @param more commands beside the runner's
   */
  public static Typed in(
      Path folder,
      String input,
      boolean colours,
      Function<Progress, ServerSource> servers,
      List<?> more,
      String... arguments) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    Screen screen =
        new Screen(
            new PrintStream(printed, true, StandardCharsets.UTF_8),
            new PrintStream(complained, true, StandardCharsets.UTF_8),
            new BufferedReader(new StringReader(input)),
            false,
            new Ink(colours),
            folder,
            "book");
    int status = Main.run(screen, servers, more, arguments);
    return new Typed(status, text(printed), text(complained));
  }

  private static String text(ByteArrayOutputStream written) {
    return written.toString(StandardCharsets.UTF_8).replace("\r", "");
  }
}
