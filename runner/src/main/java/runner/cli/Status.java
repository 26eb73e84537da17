package runner.cli;

/** Exit statuses of all commands. */
final class Status {
  static final int DONE = 0;
  static final int NOT_SOLVED = 1;
  static final int WRONG_COMMAND = 2;
  static final int MACHINE_LACKS = 3;

  private Status() {}
}
