package runner.protocol;

/**
 * How one test method ended.
 *
 * @param test name of the method, or of the class if the class itself failed
 * @param message what to tell the reader; empty if it passed
 * @param exception class of what was thrown; empty if it passed
 * @param timeline its run, as {@link lab.timeline.Timeline#line} writes it; empty if not told
 * @param schedules how many schedules it tried, such as "84" or "first 100"; empty if none
 */
public record TestResult(
    String test,
    Status status,
    String message,
    String exception,
    String timeline,
    String schedules) {
  private static final String STRANGE = "The test met ";

  /** A test that said no more than how it ended. */
  public TestResult(String test, Status status, String message, String exception) {
    this(test, status, message, exception, "", "");
  }

  /** A failure in which no code of the reader's has a part: of the servers, or of the course. */
  public static TestResult strange(String test, String met, String exception) {
    return new TestResult(test, Status.FAIL, STRANGE + met, exception);
  }

  /** The same end, with what the test reported on its way. */
  public TestResult reporting(String timeline, String schedules) {
    return new TestResult(test, status, message, exception, timeline, schedules);
  }

  /**
   * Whether no code of the reader's had a part in the failure. What only an answer's code throws,
   * or what says anything that its thrower likes, is none of these.
   */
  public boolean isStrange() {
    return message.startsWith(STRANGE)
        && !exception.equals(AssertionError.class.getName())
        && !exception.matches("ch\\d\\d_.*");
  }
}
