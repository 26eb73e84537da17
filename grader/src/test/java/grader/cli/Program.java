package grader.cli;

import java.util.List;

/** The grader as a program of its own, for tests that end it from outside. */
final class Program {
  private Program() {}

  public static void main(String[] arguments) {
    runner.cli.Main.start(List.of(new Grade()), arguments);
  }
}
