package runner.protocol;

/**
 * How one test method ended.
 *
 * @param test name of the method, or of the class if the class itself failed
 * @param message what to tell the reader; empty if it passed
 * @param exception class of what was thrown; empty if it passed
 */
public record TestResult(String test, Status status, String message, String exception) {
  private static final String STRANGE = "The test met ";

  /** A failure in which no code of the reader's has a part: of the servers, or of the course. */
  public static TestResult strange(String test, String met, String exception) {
    return new TestResult(test, Status.FAIL, STRANGE + met, exception);
  }

  /** Whether no code of the reader's had a part in the failure. */
  public boolean isStrange() {
    return message.startsWith(STRANGE);
  }
}
