package runner.trouble;

/**
 * The command asks for something that does not exist. The message says what does; exit status 2.
 */
public final class CommandError extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CommandError(String message) {
    super(message);
  }
}
