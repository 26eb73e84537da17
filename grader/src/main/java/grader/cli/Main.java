package grader.cli;

import java.util.List;

/** The program behind {@code ./workbook}: the commands of the runner, and {@code grade}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    runner.cli.Main.start(List.of(new Grade()), arguments);
  }
}
