package runner.cli;

/** Exit statuses of all commands. */
public final class Status {
  public static final int DONE = 0;
  public static final int NOT_SOLVED = 1;
  public static final int WRONG_COMMAND = 2;
  public static final int MACHINE_LACKS = 3;

  private Status() {}
}
