package runner.cli;

/** The command line: {@code ./workbook COMMAND}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(2);
  }
}
